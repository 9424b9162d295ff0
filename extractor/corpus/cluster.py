"""A Ray cluster does the shards: a pool whose supervisors, each with its worker, are actors somewhere in the cluster.

Only names of shards and what came of them pass through Ray: texts and parts lie in the output folder. Every machine of the
cluster must have this package, and see that folder (and what ``--pipeline``, ``--actors`` and ``--reviewed`` name) under the
same path.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extractor.corpus.pool import Pool
from extractor.corpus.recipe import Recipe
from extractor.corpus.shards import Outcome, Shard
from extractor.corpus.supervising import Supervisor
from extractor.corpus.worker import Instructions
from extractor.errors import ExtractorError

# Machines of a cluster come and go; a shard that loses so many of them is what they are lost by.
RETRIES = 5
# Bytes for objects that pass between processes, the least that Ray takes; by default it claims a third of the memory.
OBJECT_STORE = 80_000_000
_SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing is sent to Ray's makers
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_enable_metrics_collection": "0",  # nobody looks at those of a cluster for one run
    "RAY_worker_niceness": "0",  # else workers give way to whatever else the machine does, and those of the pool do not
}


class Cluster(Pool):
    """Has actors do shards as they come.

    Args:
        workers: Actors at once; None for as many as the cluster has processor cores.
        address: Of a cluster that runs; None to start one on this machine for this run.
    """

    def __init__(
        self,
        recipe: Recipe,
        *,
        workers: int | None,
        max_seconds: float,
        address: str | None,
        report: Callable[[int], None],
    ) -> None:
        super().__init__(self._supervisor, workers=workers or 0)
        self._instructions = Instructions(recipe, max_seconds)
        self._address, self._report = address, report
        self._ray: Any = None

    def prepare(self) -> None:
        """Start or join the cluster, and make one actor."""
        self._join()
        super().prepare()

    def submit(self, shard: Shard, *, only: bool = False) -> None:  # noqa: ARG002 - an actor has one core
        """Put a shard into the queue."""
        self._join()
        super().submit(shard)

    def close(self) -> None:
        """Leave the cluster; one that was started for this run ends."""
        super().close()
        if self._ray is not None:
            self._ray.shutdown()
            self._ray = None

    def _join(self) -> None:
        if self._ray is not None:
            return
        ray = _import()
        options: dict[str, Any] = {"logging_level": "ERROR", "log_to_driver": False}
        # Paths of modules are those of this process, in a checkout too.
        paths = os.pathsep.join(os.path.abspath(path) for path in sys.path)  # noqa: PTH100 - given back as they are
        with _ray_errors(ray):
            if self._address:
                ray.init(address=self._address, runtime_env={"env_vars": {"PYTHONPATH": paths}}, **options)
            else:
                options |= {"include_dashboard": False, "object_store_memory": OBJECT_STORE}
                # By environment, because those with a runtime_env are other processes than the ones Ray starts in advance.
                with _environment({**_SETTINGS, **os.environ, "PYTHONPATH": paths}):
                    ray.init(address="local", num_cpus=self._workers or None, **options)
            self._ray = ray
            self._workers = self._workers or max(1, int(ray.cluster_resources().get("CPU", 1)))

    def _supervisor(self) -> RemoteSupervisor:
        return RemoteSupervisor(self._ray, self._instructions, report=self._report)


class RemoteSupervisor:
    """A supervisor in an actor; one that is lost is made again, and does its shard once more."""

    def __init__(self, ray: Any, instructions: Instructions, *, report: Callable[[int], None]) -> None:
        self._ray, self._report = ray, report
        remote = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=RETRIES)(ShardActor)
        self._actor = remote.remote(instructions)

    def prepare(self) -> None:
        """Wait for a place in the cluster; until then no shard waits here."""
        with _ray_errors(self._ray):
            self._ray.get(self._actor.prepare.remote())

    def do(self, shard: Shard, *, threads: int = 1) -> Outcome:
        """Do a shard.

        Raises:
            ExtractorError: No text can be done, or the cluster fails.
        """
        with _ray_errors(self._ray):
            answer = json.loads(
                self._ray.get(self._actor.do.remote(shard.name, str(shard.folder.absolute()), shard.size, threads))
            )
        if answer["error"]:
            raise ExtractorError(answer["error"])
        self._report(shard.size)
        return Outcome.from_json(answer["outcome"])

    def close(self) -> None:
        """End the actor, and with it its worker."""
        self._ray.kill(self._actor)


class ShardActor:
    """Does shards in a worker of its own."""

    def __init__(self, instructions: Instructions) -> None:
        self._supervisor = Supervisor(instructions)

    def prepare(self) -> None:
        """Start the worker."""
        self._supervisor.prepare()

    def do(self, name: str, folder: str, size: int, threads: int) -> str:
        """What came of the shard, as JSON; an error that ends the run as text, in which Ray puts no trace of its own."""
        try:
            outcome = self._supervisor.do(Shard(name, Path(folder), size), threads=threads)
        except ExtractorError as error:
            return json.dumps({"outcome": "", "error": str(error)})
        return json.dumps({"outcome": outcome.to_json(), "error": ""})


@contextmanager
def _ray_errors(ray: Any) -> Iterator[None]:
    try:
        yield
    except (ray.exceptions.RayError, ConnectionError, RuntimeError, ValueError) as error:
        first = str(error).strip().partition("\n")[0]
        raise ExtractorError(f"Ray failed ({type(error).__name__}: {first}); see its logs") from error


@contextmanager
def _environment(wanted: Mapping[str, str]) -> Iterator[None]:
    """Variables for the processes that are started inside."""
    before = dict(os.environ)
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name in wanted.keys() - before.keys():
            del os.environ[name]
        os.environ.update(before)


def _import() -> Any:
    try:
        import ray
    except ImportError as error:
        raise ExtractorError('Ray is not installed; run pip install "extractor[ray]"') from error
    return ray
