/**
 * What passes to whoever takes over a team from somebody who goes (CASE-13). The work does, never a permission (INV-2):
 * a place in a team that something is granted to would be a grant, so there the heir only looks after the team, as the
 * Manager they are, until somebody else makes a lead. Where the team carries nothing, they lead it.
 */
export const inheritedFrom = (team: { carries: boolean }): "lead" | "keeper" =>
  team.carries ? "keeper" : "lead";
