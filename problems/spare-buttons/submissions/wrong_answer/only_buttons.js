// Forgets that the cloth can run out first.
function spareButtons(buttons, cloth, holes) {
    return buttons % (holes + 1);
}
