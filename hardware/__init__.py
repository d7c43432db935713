"""Everything that is plugged in: a driver each on a real library, and the simulated peers they can be tried on."""
