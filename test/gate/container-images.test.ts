import { expect, it } from 'vitest';
import { containerImages } from '../../src/gate/container-images.ts';
import { objectOf } from './verdicts.ts';

it.each([
  [
    '{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, image: x:1}], initContainers: [{name: b, image: y:1}]}}',
    ['a x:1', 'b y:1'],
  ],
  [
    '{apiVersion: batch/v1, kind: CronJob, spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: x:1}]}}}}}}',
    ['a x:1'],
  ],
  [
    '{apiVersion: argoproj.io/v1alpha1, kind: Rollout, spec: {template: {spec: {containers: [{image: x:1}]}}}}',
    ['#0 x:1'],
  ],
  ['{apiVersion: v1, kind: ConfigMap, data: {containers: "x"}}', []],
])('finds the images of %s', (yaml, expected) => {
  expect(containerImages(objectOf(yaml)).map(({ container, image }) => `${container} ${image}`)).toEqual(expected);
});
