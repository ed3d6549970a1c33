<?php
function depth($left) {
    return $left === 0 ? 0 : 1 + depth($left - 1);
}

echo depth(100000), "\n";
