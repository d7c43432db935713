"""Card terminals that speak ZVT, the German and Austrian till interface (PA00P015, PA00P016)."""
