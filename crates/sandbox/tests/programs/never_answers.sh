#!/bin/sh
# Never reads from the connection and never notices its end.
exec sleep 100
