import gc

# PyPy tells the size of its nursery; CPython chooses none by the host.
print(getattr(gc.get_stats(), "nursery_size", "none"))
