"""Everything that is plugged in: one driver a device on a real library, and the simulated peers they can be tried on."""
