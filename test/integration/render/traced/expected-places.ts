/** By file of the root: what is found, object, path, place, words of the explanation. */
const table = `
# argocd/block.yaml
values of an Application in a text | Deployment block-shop | CONTAINER.image | argocd/block.yaml:23:16 exact | image.tag changed
an item of a list in that text | Deployment block-shop | CONTAINER.env[1].value | argocd/block.yaml:28:20 exact | spec.source.helm.values of Application block
a value of a subchart in that text | StatefulSet block-cache | spec.replicas | argocd/block.yaml:30:17 exact | cache.size changed
a value file of an Application | Service block-shop | spec.type | values/common.yaml:2:9 exact | it stands in values/common.yaml
the chart’s own values | Deployment block-shop | CONTAINER.imagePullPolicy | charts/shop/values.yaml:5:15 exact | image.pullPolicy changed
a line of a template | ConfigMap block-shop | data.fixed | charts/shop/templates/config.yaml:8:10 exact | the line says the value itself
the name of the Application | Service block-shop | metadata.name | argocd/block.yaml:4:9 exact | another name of the release
its namespace | Service block-shop | metadata.namespace | argocd/block.yaml:10:16 exact | spec.destination.namespace
Chart.yaml | Service block-shop | metadata.labels["helm.sh/chart"] | charts/shop/Chart.yaml:2:7 exact | another name of the chart
# argocd/object.yaml
valuesObject | Deployment shop-eu-shop | CONTAINER.resources.limits.memory | argocd/object.yaml:22:21 exact | helm.valuesObject.resources.limits.memory
a parameter | Deployment shop-eu-shop | spec.replicas | argocd/object.yaml:30:18 exact | helm.parameters[1].value of Application object
a parameter that is text | Deployment shop-eu-shop | CONTAINER.image | argocd/object.yaml:27:18 exact | helm.parameters[0].value
a parameter with a variable | ConfigMap shop-eu-shop | data.greeting | argocd/object.yaml:40:18 exact | config.greeting changed
a parameter with dots in its key | Deployment shop-eu-shop | spec.template.metadata.labels["app.acme.dev/tier"] | argocd/object.yaml:42:18 exact | parameters[7]
a file of fileParameters | ConfigMap shop-eu-shop | data.banner | values/banner.txt:1:undefined exact | config.banner changed
# argocd/several.yaml
a value file of another source | Deployment several-shop | spec.replicas | values/prod.yaml:1:11 exact | source 1 of 4 of Application several (charts/shop)
an object of a second source | Deployment web-second | CONTAINER.image | services/web/prod/kustomization.yaml:5:13 exact | source 3 of 4 of Application several (services/web/prod)
an object of a third source | ConfigMap plain | data.colour | plain/config.yaml:6:11 exact | source 4 of 4 of Application several (plain)
# argocd/web.yaml
an image of an Application | Deployment eu-web-live | CONTAINER.image | argocd/web.yaml:19:11 exact | kustomize.images[0] of Application web
replicas of an Application | Deployment eu-web-live | spec.replicas | argocd/web.yaml:22:18 exact | kustomize.replicas[0].count
a patch of an Application | Deployment eu-web-live | spec.template.spec.priorityClassName | argocd/web.yaml:38:22 exact | kustomize.patches[0].patch
a merge patch of an Application | Service eu-web-live | spec.type | argocd/web.yaml:45:21 exact | kustomize.patches[1].patch
labels of an Application | Service eu-web-live | metadata.labels.tier | argocd/web.yaml:24:15 exact | kustomize.commonLabels.tier
annotations of an Application | Service eu-web-live | metadata.annotations.app | argocd/web.yaml:27:14 exact | kustomize.commonAnnotations.app
annotations of the kustomization below it | Service eu-web-live | metadata.annotations.owner | services/web/prod/kustomization.yaml:13:10 exact | commonAnnotations
the namespace of an Application’s kustomization | Service eu-web-live | metadata.namespace | argocd/web.yaml:17:18 exact | kustomize.namespace
# sets/list.yaml
an element of a list of an ApplicationSet | Deployment list-dev-shop | CONTAINER.image | sets/list.yaml:14:18 exact | the parameter tag
the text of its template | ConfigMap list-dev-shop | data.greeting | sets/list.yaml:33:25 exact | the template of ApplicationSet list
a value of that text without parameters | Deployment list-live-shop | CONTAINER.resources.requests.cpu | sets/list.yaml:38:22 exact | the template of ApplicationSet list
# sets/files.yaml
a file of a git generator | Deployment files-us-shop | spec.template.spec.priorityClassName | sets/elements/us.yaml:3:13 exact | the parameter ["cluster.priority"]
values of a git generator | Deployment files-us-shop | spec.template.metadata.labels.team | sets/files.yaml:14:17 exact | values.team
a template with a parameter in its middle | Deployment files-us-shop | spec.template.metadata.labels.place | sets/files.yaml:30:22 exact | the template of ApplicationSet files
# flux/cluster/apps.yaml
values of a Secret | ConfigMap storefront-shop | data.banner | flux/apps/base/values.yaml:25:15 exact | stringData["values.yaml"] of Secret shop-secrets
a patch of a Kustomization | Deployment web | spec.replicas | flux/cluster/apps.yaml:35:21 exact | spec.patches[1].patch of Kustomization apps
an image of a Kustomization | Deployment web | CONTAINER.image | flux/cluster/apps.yaml:19:15 exact | spec.images[0].newTag
the namespace of a Kustomization | Deployment web | metadata.namespace | flux/cluster/apps.yaml:13:20 exact | spec.targetNamespace
metadata of a Kustomization | Deployment web | metadata.labels.managed | flux/cluster/apps.yaml:16:16 exact | spec.commonMetadata.labels.managed
a variable | Deployment web | metadata.annotations.region | flux/cluster/apps.yaml:38:15 exact | the value is the variable REGION
a variable of a ConfigMap | HelmRelease shop | spec.values.image.tag | flux/cluster/settings.yaml:7:8 exact | data.TAG of ConfigMap cluster-settings
a text with a variable | Deployment web | CONTAINER.args[0] | flux/apps/web.yaml:15:15 exact | variables are put into the value
a variable’s default | ConfigMap elsewhere-second-shop | data.greeting | flux/apps/second.yaml:19:17 exact | variables are put into the value
values of a HelmRelease | Deployment storefront-shop | CONTAINER.resources.limits.memory | flux/apps/base/release.yaml:33:17 exact | spec.values.resources.limits.memory of HelmRelease shop
values of a HelmRelease that a patch sets | Deployment storefront-shop | spec.replicas | flux/apps/production.yaml:7:15 exact | a patch of flux/apps/kustomization.yaml
values that the Kustomization’s patch sets | Service storefront-shop | spec.type | flux/cluster/apps.yaml:28:19 exact | spec.patches[0].patch of Kustomization apps
values of a ConfigMap | Deployment storefront-shop | CONTAINER.imagePullPolicy | flux/apps/base/values.yaml:9:19 exact | data["values.yaml"] of ConfigMap shop-values
values of a file that a ConfigMap is generated of | Deployment storefront-shop | CONTAINER.resources.requests.cpu | flux/apps/settings/generated.yaml:4:10 exact | an entry of configMapGenerator
one value by its path | Deployment storefront-shop | CONTAINER.ports[0].containerPort | flux/apps/base/values.yaml:6:9 exact | data.port of ConfigMap shop-values
valuesFiles of a HelmRelease | Service elsewhere-second-shop | spec.type | values/common.yaml:2:9 exact | service.type changed
an image of a post-renderer | Deployment storefront-shop | CONTAINER.image | flux/apps/base/release.yaml:38:22 exact | postRenderers[0].kustomize.images[0].newName
a patch of a post-renderer | Deployment storefront-shop | spec.template.spec.terminationGracePeriodSeconds | flux/apps/base/release.yaml:45:24 exact | postRenderers[0].kustomize.patches[0].patch
# charts/apps/templates/apps.yaml
what an Application gives a chart with Applications | Deployment brought-shop | spec.replicas | argocd/apps.yaml:19:23 exact | apps[0].replicas of Application apps
a value of such a chart | Deployment brought-shop | CONTAINER.image | charts/apps/values.yaml:1:6 exact | image.tag of Application brought
a line of such a chart’s template | Deployment brought-shop | CONTAINER.imagePullPolicy | charts/apps/templates/apps.yaml:19:23 exact | the line says the value itself
# sets/patched.yaml
the templatePatch of an ApplicationSet | Deployment patched-canary-shop | spec.replicas | sets/patched.yaml:17:23 exact | the templatePatch of ApplicationSet patched
`;

export interface ExpectedPlace {
  what: string;
  named: string;
  object: string;
  path: string;
  at: string;
  words: string;
}

/** Where values of the repository are set. */
export const expectedPlaces: readonly ExpectedPlace[] = table.split('# ').flatMap((part) => {
  const [named = '', ...rows] = part.trim().split('\n');
  return rows.map((row) => {
    const [what = '', object = '', path = '', at = '', words = ''] = row.split(' | ');
    return { what, named, object, path: path.replace('CONTAINER', 'spec.template.spec.containers[0]'), at, words };
  });
});
