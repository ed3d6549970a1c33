//! Places the nodes of a graph: connected nodes close to each other, others farther apart.

use std::{collections::VecDeque, f64::consts::TAU};

/// How often all nodes move.
const ROUNDS: usize = 300;

/// Points for the nodes of one connected graph. Two neighbors are about 1 apart, and the picture is wider than high.
pub(super) fn points(neighbors: &[Vec<usize>]) -> Vec<(f64, f64)> {
    let count = neighbors.len();
    let radius = (count as f64 / TAU).max(0.5);
    let mut points: Vec<(f64, f64)> = (0..count)
        .map(|node| {
            let angle = TAU * node as f64 / count as f64;
            (radius * angle.cos(), radius * angle.sin())
        })
        .collect();
    let distances: Vec<Vec<f64>> = (0..count).map(|from| distances(neighbors, from)).collect();
    // Stress majorization: each node moves to where its distances to the others fit best.
    for _ in 0..ROUNDS {
        for node in 0..count {
            let (mut x, mut y, mut weights) = (0.0, 0.0, 0.0);
            for other in (0..count).filter(|other| *other != node) {
                let wanted = distances[node][other];
                let (dx, dy) = (points[node].0 - points[other].0, points[node].1 - points[other].1);
                let stretch = wanted / dx.hypot(dy).max(1e-6);
                let weight = 1.0 / (wanted * wanted);
                x += weight * (points[other].0 + dx * stretch);
                y += weight * (points[other].1 + dy * stretch);
                weights += weight;
            }
            if weights > 0.0 {
                points[node] = (x / weights, y / weights);
            }
        }
    }
    lay_down(&mut points);
    points
}

/// The number of edges between a node and each other one.
fn distances(neighbors: &[Vec<usize>], from: usize) -> Vec<f64> {
    let mut found = vec![f64::INFINITY; neighbors.len()];
    found[from] = 0.0;
    let mut next = VecDeque::from([from]);
    while let Some(node) = next.pop_front() {
        for &other in &neighbors[node] {
            if found[other].is_infinite() {
                found[other] = found[node] + 1.0;
                next.push_back(other);
            }
        }
    }
    found
}

/// Turns the points so that their longest direction is horizontal, and moves them to positive coordinates.
fn lay_down(points: &mut [(f64, f64)]) {
    let count = points.len() as f64;
    let (sum_x, sum_y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0, y + point.1));
    let (center_x, center_y) = (sum_x / count, sum_y / count);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in points.iter_mut() {
        (*x, *y) = (*x - center_x, *y - center_y);
        (xx, xy, yy) = (xx + *x * *x, xy + *x * *y, yy + *y * *y);
    }
    let (sin, cos) = (0.5 * (2.0 * xy).atan2(xx - yy)).sin_cos();
    for (x, y) in points.iter_mut() {
        (*x, *y) = (*x * cos + *y * sin, *y * cos - *x * sin);
    }
    // The first node is on the left and above the middle, so that similar graphs look similar.
    let flip = points.first().map_or((false, false), |(x, y)| (*x > 0.0, *y > 0.0));
    for (x, y) in points.iter_mut() {
        (*x, *y) = (if flip.0 { -*x } else { *x }, if flip.1 { -*y } else { *y });
    }
    let (left, top) = points.iter().fold((f64::MAX, f64::MAX), |(x, y), point| (x.min(point.0), y.min(point.1)));
    for (x, y) in points.iter_mut() {
        (*x, *y) = (*x - left, *y - top);
    }
}
