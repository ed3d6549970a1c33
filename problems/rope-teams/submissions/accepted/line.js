function ropeTeams(strength, teams) {
    const line = strength.map((_, child) => child).sort((a, b) => strength[b] - strength[a]);
    const answer = [];
    line.forEach((child, place) => {
        const turn = Math.floor(place / teams), number = place % teams;
        answer[child] = turn % 2 === 0 ? number : teams - 1 - number;
    });
    return answer;
}
