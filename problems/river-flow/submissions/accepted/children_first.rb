def river_flow(mouth)
  return nil if mouth.nil?
  [river_flow(mouth.left), river_flow(mouth.right)].compact.each { |child| mouth.val += child.val }
  mouth
end
