"""What the operating system refused, by the number of the error: its own words change with system and language."""

from __future__ import annotations

import errno
from typing import Final

_BY_NAME: Final = {
    "ENOENT": "there is no such file or folder",
    "EACCES": "you have no permission for it",
    "EPERM": "you have no permission for it",
    "ENOSPC": "the disk is full",
    "EDQUOT": "your share of the disk is full",
    "EFBIG": "it is larger than the disk allows",
    "EROFS": "the disk can only be read",
    "EISDIR": "it is a folder",
    "ENOTDIR": "a file stands where a folder has to be",
    "EEXIST": "something of this name is there already",
    "ENOTEMPTY": "the folder is not empty",
    "ENAMETOOLONG": "its name is too long for this disk",
    "EINVAL": "this disk does not allow it",
    "EILSEQ": "this disk cannot have such a name",
    "ELOOP": "its links lead in a circle",
    "EMLINK": "it is linked too often",
    "EXDEV": "it lies on another disk",
    "EIO": "the disk failed",
    "ENODEV": "there is no such disk",
    "ENXIO": "there is no such device",
    "ESTALE": "the network disk has lost it",
    "ETIMEDOUT": "the network disk did not answer",
    "EBUSY": "another program uses it",
    "ETXTBSY": "another program uses it",
    "EAGAIN": "another program uses it",
    "EDEADLK": "another program uses it",
    "EMFILE": "too many files are open",
    "ENFILE": "too many files are open",
    "ENOMEM": "there is not enough memory",
    "ENOLCK": "there are no locks on this disk",
    "ENOSYS": "this system does not have it",
    "ENOTSUP": "this disk does not have it",
    "EOPNOTSUPP": "this disk does not have it",
    "EADDRINUSE": "another program uses it",
    "EADDRNOTAVAIL": "this computer does not have this address",
}
# Not every system has every name.
_BY_NUMBER: Final = {getattr(errno, name): words for name, words in _BY_NAME.items() if hasattr(errno, name)}


def system_reason(error: OSError) -> str:
    """Return why the system refused, the same on every system and in every language."""
    if error.errno is None:
        return "the system refused it"
    name = errno.errorcode.get(error.errno, str(error.errno))
    return _BY_NUMBER.get(error.errno, f"the system refused it with the error {name}")
