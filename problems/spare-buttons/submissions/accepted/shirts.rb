def spare_buttons(buttons, cloth, holes)
  per_shirt = holes + 1
  shirts = [cloth, buttons / per_shirt].min
  buttons - shirts * per_shirt
end
