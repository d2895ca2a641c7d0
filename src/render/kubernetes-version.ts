/**
 * The version of Kubernetes that charts are rendered for when nobody says one: the newest whose schemas come with Slipway, by which the rules
 * judge then, too. Without it each Helm would take its own, which is 1.20 where it was built without its release's flags.
 */
export const defaultKubernetesVersion = '1.37';
