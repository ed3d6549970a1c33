#!/bin/sh
# Never looks at the connection it is given, nor sees its end.
exec sleep 100
