function spareButtons(buttons, cloth, holes) {
    const perShirt = holes + 1;
    const shirts = Math.min(cloth, Math.floor(buttons / perShirt));
    return buttons - shirts * perShirt;
}
