"""Going on with a run: whether a folder may be written into, and what a stopped run left in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from extractor.corpus.folder import RunFolder
from extractor.corpus.manifest import Manifest, opened
from extractor.corpus.recipe import differences
from extractor.corpus.shards import Shard, read_outcome
from extractor.errors import OutputError

# Names of what the manifest keeps.
FINGERPRINT, INPUTS, FINISHED, RESULTS = "fingerprint", "inputs", "finished", "results"


def begin(folder: RunFolder, fingerprint: Mapping[str, str], places: Sequence[str], *, force: bool) -> None:
    """Begin a run in the folder, or go on with the one that is there.

    With ``force`` a run that is not finished goes on too if settings and inputs are the same: the command
    that was stopped, given again. Otherwise the folder is emptied of the old run.

    Raises:
        OutputError: What is there was made with other settings, and ``force`` is off.
    """
    inputs = json.dumps(list(places))
    old = _settings(folder, force=force)
    if old is not None:
        changed = differences(json.loads(old[FINGERPRINT]), fingerprint)
        if changed and not force:
            raise OutputError(
                f"{folder.path} was made with other settings ({', '.join(changed)}); "
                "give the same again, use --force to replace what is there, or name another folder"
            )
        stopped = old.get(FINISHED) != "1" and old.get(INPUTS) == inputs
        if force and (changed or not stopped):
            folder.wipe()
    with opened(folder.manifest) as manifest:
        manifest.settings = {FINGERPRINT: json.dumps(dict(fingerprint)), INPUTS: inputs, FINISHED: "0"}


def recover(folder: RunFolder, manifest: Manifest) -> None:
    """Bring folder and manifest into line after a run that was stopped at any point.

    A shard whose outcome is on disk is done, even if the run did not come to note it; what belongs to no shard goes.

    Raises:
        OutputError: Parts that should be there are not.
    """
    for shard in manifest.shards(done=False):
        outcome = read_outcome(shard)
        if outcome is not None and (not outcome.counts or (shard.parts / shard.name).is_dir()):
            manifest.finish(outcome)
    done = manifest.parts()
    lost = [name for name in done if not (folder.parts / name).is_dir()]
    if lost:
        raise OutputError(
            f"{folder.parts} lacks {lost[0]}{f' and {len(lost) - 1} more' if len(lost) > 1 else ''}; "
            "put it back, use --force to begin again, or name another folder"
        )
    folder.tidy(done=set(done), planned={shard.name for shard in manifest.shards(done=False)})


def forget(shard: Shard) -> None:
    """Remove what is no longer needed of a shard that the manifest knows to be done."""
    shard.texts.unlink(missing_ok=True)
    shard.result.unlink(missing_ok=True)


def _settings(folder: RunFolder, *, force: bool) -> dict[str, str] | None:
    """What the manifest says; None where there is none yet, or only a damaged one that is to be replaced."""
    if not folder.manifest.exists():
        return None
    try:
        with opened(folder.manifest) as manifest:
            settings = manifest.settings
    except OutputError:
        if not force:
            raise
        folder.wipe()
        return None
    return settings if FINGERPRINT in settings else None
