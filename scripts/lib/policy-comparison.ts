import { aliasTools, type Rule } from '../../src/policy/rule.ts';
import { type OtherCheck, otherTools } from './other-tools.ts';

const isOther = (tool: string): tool is keyof typeof otherTools => Object.hasOwn(otherTools, tool);

/** How many rules each pack holds, by severity. */
export function packTable(rules: readonly Rule[]): string {
  const packs = [...new Set(['recommended', ...rules.flatMap((rule) => rule.packs)])].toSorted();
  const row = (name: string, members: readonly Rule[]): string => {
    const count = (severity: string): number => members.filter((rule) => rule.severity === severity).length;
    return `| \`${name}\` | ${members.length} | ${count('error')} | ${count('warning')} | ${count('info')} |`;
  };
  const rows = packs.map((pack) =>
    row(
      pack,
      rules.filter((rule) => rule.packs.includes(pack)),
    ),
  );
  return [
    '| Pack | Rules | Errors | Warnings | Infos |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    row('all', rules),
  ].join('\n');
}

/** Which of our rules stand for each check of the other tools, and where both differ. Throws for a check that none stands for. */
export function comparisonPage(rules: readonly Rule[], generated: string): string {
  const sections = aliasTools.filter(isOther).map((tool) => {
    const { title, checks, defaults } = otherTools[tool];
    const rows = checks.map((check) => row(check, tool, rules));
    const ours = checks.filter((check) =>
      standsFor(check, tool, rules).some(({ packs }) => packs.includes('recommended')),
    );
    return `## ${title}

${checks.length} checks, ${checks.filter(({ isDefault }) => isDefault).length} of them ${defaults}; for ${ours.length} a rule of ours is in the pack \`recommended\`.

| Check | ${defaults} | Rules of ours | In \`recommended\` |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
  });
  return `${generated}
# Other tools' checks

Every check of these tools has a rule of ours, which goes by the tool's name for it as well: \`--enable kube-linter/privileged-container\`.

${sections.join('\n')}
${differences}`;
}

function row(check: OtherCheck, tool: keyof typeof otherTools, rules: readonly Rule[]): string {
  const found = standsFor(check, tool, rules);
  if (found.length === 0) throw new Error(`no rule stands for ${tool}/${check.name}`);
  const links = found.map(({ id }) => `[${id}](${id}.md)`).join(', ');
  const recommended = found.filter(({ packs }) => packs.includes('recommended')).map(({ severity }) => severity);
  return `| ${check.name} | ${check.isDefault ? 'yes' : ''} | ${links} | ${[...new Set(recommended)].join(', ')} |`;
}

function standsFor({ name }: OtherCheck, tool: keyof typeof otherTools, rules: readonly Rule[]): readonly Rule[] {
  return rules.filter((rule) => rule.aliases[tool].includes(name));
}

const differences = `## Where we differ on purpose

The cases that these projects test themselves with give the same answers (\`test/policy/suites\`), none excepted. Beyond them:

- \`no-unsafe-sysctls\` allows what the Pod Security Standards allow; kube-linter refuses some of it, such as net.ipv4.tcp_syncookies.
- \`run-as-non-root\` takes a numeric user above 0 for a promise, as kube-linter and polaris do; \`run-as-non-root-unset\` does not, as the Pod Security Standards.
- \`host-namespaces\` stands for the three checks that other tools have, as the one check of the Pod Security Standards does: a finding for each namespace that is shared.
  By any of the three names all of them are found.
- \`cpu-request-missing\` and \`memory-request-missing\` take a limit for a request, as Kubernetes does.
- \`default-namespace\` means objects that say \`default\`, not those that leave the namespace to whoever applies them.
- \`restart-policy-never\` leaves out what says nothing, which is Always.
`;
