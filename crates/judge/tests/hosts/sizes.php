<?php
echo ini_get('memory_limit'), ' ', gc_status()['threshold'], "\n";
