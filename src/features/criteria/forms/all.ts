import type { FormSource } from '../form-source.ts';
import { set01 } from './set-01.ts';
import { set02 } from './set-02.ts';
import { set03 } from './set-03.ts';
import { set04 } from './set-04.ts';
import { set05 } from './set-05.ts';
import { set06 } from './set-06.ts';
import { set07 } from './set-07.ts';
import { set08 } from './set-08.ts';
import { set09 } from './set-09.ts';
import { set10 } from './set-10.ts';
import { set11 } from './set-11.ts';
import { set12 } from './set-12.ts';
import { set13 } from './set-13.ts';
import { set14 } from './set-14.ts';
import { set15 } from './set-15.ts';
import { set16 } from './set-16.ts';
import { set17 } from './set-17.ts';
import { set18 } from './set-18.ts';
import { set19 } from './set-19.ts';
import { set20 } from './set-20.ts';
import { set21 } from './set-21.ts';
import { set22 } from './set-22.ts';
import { set23 } from './set-23.ts';
import { set24 } from './set-24.ts';
import { set25 } from './set-25.ts';
import { set26 } from './set-26.ts';

/** The 26 score forms of QĐ 26/2026/QĐ-TTg, in the order of its Phụ lục I. */
export const FORM_SOURCES: readonly FormSource[] = [
  set01,
  set02,
  set03,
  set04,
  set05,
  set06,
  set07,
  set08,
  set09,
  set10,
  set11,
  set12,
  set13,
  set14,
  set15,
  set16,
  set17,
  set18,
  set19,
  set20,
  set21,
  set22,
  set23,
  set24,
  set25,
  set26,
];
