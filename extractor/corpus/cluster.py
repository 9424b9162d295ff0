"""A Ray cluster does the shards: the same shard function, in workers that actors of Ray Data supervise.

Every machine of the cluster must have this package, and see the output folder (and what ``--pipeline``, ``--actors`` and
``--reviewed`` name) under the same path.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from extractor.corpus.recipe import Recipe
from extractor.corpus.shards import Outcome, Shard
from extractor.corpus.supervising import Supervisor
from extractor.corpus.worker import Instructions
from extractor.errors import ExtractorError


class Cluster:
    """Gathers shards and has Ray Data do them; results come in any order.

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
        self._recipe, self._workers, self._max_seconds = recipe, workers, max_seconds
        self._address, self._report = address, report
        self._shards: list[Shard] = []
        self._ray: Any = None

    def prepare(self) -> None:
        """There is nothing to prepare before all shards are known."""

    def submit(self, shard: Shard, *, only: bool = False) -> None:  # noqa: ARG002
        """Gather a shard."""
        self._shards.append(shard)

    def finished(self) -> Iterator[Outcome]:
        """None before all are gathered."""
        return iter(())

    def rest(self) -> Iterator[Outcome]:
        """Have all done; each is given as it becomes ready.

        Raises:
            ExtractorError: Ray is not installed, not reached, or fails.
        """
        sizes = {shard.name: shard.size for shard in self._shards}
        ray, data = _import()
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        try:
            self._start(ray)
            for row in self._rows(ray, data):
                if row["error"]:
                    raise ExtractorError(row["error"])
                outcome = Outcome.from_json(row["outcome"])
                self._report(sizes[outcome.shard])
                yield outcome
        except (ray.exceptions.RayError, ConnectionError, RuntimeError, ValueError) as error:
            first = str(error).strip().partition("\n")[0]
            raise ExtractorError(f"Ray failed ({type(error).__name__}: {first}); see its logs") from error

    def close(self) -> None:
        """Leave the cluster; one that was started for this run ends."""
        if self._ray is not None:
            self._ray.shutdown()
            self._ray = None

    def _start(self, ray: Any) -> None:
        # Nothing is sent to Ray's makers.
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
        # Paths of modules are those of this process, in a checkout too.
        paths = os.pathsep.join(path for path in map(os.path.abspath, _paths()))
        options: dict[str, Any] = {"num_cpus": self._workers, "include_dashboard": False}
        ray.init(
            address=self._address,
            logging_level="ERROR",
            log_to_driver=False,
            runtime_env={"env_vars": {"PYTHONPATH": paths}},
            **({} if self._address else options),
        )
        self._ray = ray

    def _rows(self, ray: Any, data: Any) -> Iterator[dict[str, Any]]:
        context = data.DataContext.get_current()
        context.enable_progress_bars = False
        workers = self._workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        # In each row, not given to the actors when they are made: one that is made again must not miss it.
        told = pickle.dumps(Instructions(self._recipe, self._max_seconds))
        rows = [
            {"name": shard.name, "folder": str(shard.folder.absolute()), "size": shard.size, "instructions": told}
            for shard in self._shards
        ]
        # One shard a block: it is the unit of work, and of what is lost with an actor.
        shards = data.from_items(rows, override_num_blocks=len(rows))
        done = shards.map(ShardActor, compute=data.ActorPoolStrategy(size=min(workers, len(rows))), num_cpus=1)
        yield from done.iter_rows()


class ShardActor:
    """Does one shard a row, in a worker of its own."""

    def __init__(self) -> None:
        self._supervisor: Supervisor | None = None

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """What came of the shard, as JSON; an error that ends the run as text, so that Ray does not try again."""
        if self._supervisor is None:
            self._supervisor = Supervisor(pickle.loads(row["instructions"]))  # noqa: S301  (of this run)
        try:
            outcome = self._supervisor.do(Shard(row["name"], Path(row["folder"]), int(row["size"])))
        except ExtractorError as error:
            return {"outcome": "", "error": str(error)}
        return {"outcome": outcome.to_json(), "error": ""}


def _paths() -> list[str]:
    import sys

    return sys.path


def _import() -> tuple[Any, Any]:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise ExtractorError('Ray is not installed; run pip install "extractor[ray]"') from error
    return ray, ray.data
