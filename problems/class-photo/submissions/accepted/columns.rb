def class_photo(heights)
  hidden = 0
  heights[0].size.times do |place|
    tallest = 0
    heights.each do |row|
      if row[place] <= tallest
        hidden += 1
      else
        tallest = row[place]
      end
    end
  end
  hidden
end
