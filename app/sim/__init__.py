"""The simulation: one seed is one history of stations, a township, and everything that goes wrong."""
