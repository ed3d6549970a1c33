def weekends_needed(outdoor, needs)
  needed_by = Array.new(needs.size) { [] }
  needs.each_with_index { |others, badge| others.each { |other| needed_by[other] << badge } }
  missing = needs.map(&:size)
  weekend = Array.new(needs.size, 0)
  order = missing.each_index.select { |badge| missing[badge].zero? }
  order.each do |badge|
    weekend[badge] += 1
    weekend[badge] += 1 if weekend[badge].even? != outdoor[badge]
    needed_by[badge].each do |other|
      weekend[other] = weekend[badge] if weekend[other] < weekend[badge]
      missing[other] -= 1
      order << other if missing[other].zero?
    end
  end
  order.size == needs.size ? weekend.max : -1
end
