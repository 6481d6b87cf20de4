"""Tools for making, drawing and breaking the program; none of them is shipped."""
