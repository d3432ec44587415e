"""A callback with arguments that does not keep its object alive."""

from __future__ import annotations

from collections.abc import Callable
from types import MethodType
from weakref import WeakMethod

from shiboken6 import Shiboken


def weak_call(bound_method: Callable[..., object], *args: object) -> Callable[..., None]:
    """Call the method with these arguments, and do nothing once its object is gone.

    For connections that need an argument: a lambda or a partial that mentions `self` would keep the
    widget for ever. What the signal itself sends is left out.
    """
    if not isinstance(bound_method, MethodType):
        raise TypeError("weak_call needs a bound method")
    reference = WeakMethod(bound_method)

    def call(*_: object) -> None:
        method = reference()
        if method is not None and is_alive(method):
            method(*args)

    return call


def is_alive(method: Callable[..., object]) -> bool:
    """Whether a method's object is not one that Qt has deleted already; true for plain functions."""
    owner = getattr(method, "__self__", None)
    return not isinstance(owner, Shiboken.Object) or Shiboken.isValid(owner)
