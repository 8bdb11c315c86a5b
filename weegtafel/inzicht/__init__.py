"""The table that learns: inflow, agreement, calibration, precedents, reports."""
