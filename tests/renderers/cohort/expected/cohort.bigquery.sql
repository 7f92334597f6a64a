-- guideproof: {"file": "cohort.bigquery.sql", "guideline": "everything", "version": "1.0.0", "digest": "sha256:8780d642e40b573a974417e675c045708b6b7c6dc8aa5a919ec2afdbfe21b208"}
-- One small guideline with everything that an evaluation can meet
-- everything 1.0.0, draft
-- Decision support for professionals, under review: a clinician must review it before it is used for a patient.
--
-- One statement for BigQuery. Made by Guideproof from the guideline: change that, not this.
--
-- The table `patients` has one row a patient: `patient_id`, one column an element under its id, and one boolean
-- column a code of a set (`element__code`). Numbers are of a type without rounding (not binary floating point) and
-- in the element's unit. NULL is missing, and nothing that is missing is assumed but where the guideline says what
-- it means. A set is known when all its columns are.
-- All patients enter at the first entry point; where a column of the table says at which, write it in the place of
-- the text in the second line of `given`.
--
-- The result has one row a patient. `status` is complete, needs_data, out_of_scope or invalid; lists are ids with
-- `, ` between them, empty where there is nothing. `recommends` and `advises_against`: interventions. `options`:
-- choices between interventions. `amounts`: how much of an intervention, as far as it is known. `reassess`: later
-- visits, with what is known of the date when one is due. `reached`: the node where each track ends or halts.
-- `assumed`: elements of which nothing is known and whose missing value the guideline says stands for another one.
-- `converted`: elements whose number stands in another unit and was rounded to how they are recorded. `needs`:
-- missing elements that could still matter. `problems`, in words: what no patient can have, or which decision has
-- no branch for them.
-- `derived__...`: what is known of each derived element, as text: its value (`4.25`, `about 0.3333` where it does
-- not end, a code, true or false, a day), between which ends it lies (`2 to 5`), which classes are left (`a or
-- b`), or does_not_apply; NULL where nothing is known, and for facts that no patient can have.
WITH
  -- The table of patients: one row a patient, one column an element, one column a code of a set.
  `given` AS (
    SELECT
      `patient_id` AS `patient___id`, -- who it is
      'first-visit' AS `patient___entry`, -- the entry point; of first-visit, second-visit
      `age` AS `age__given`, -- 0 to 120 in steps of 1: Age
      `fever` AS `fever`, -- boolean: Fever
      `stage` AS `stage`, -- i, ii, iii: Stage
      `sites__liver` AS `sites__liver`, -- boolean: Sites: Liver
      `sites__lung` AS `sites__lung`, -- boolean: Sites: Lung
      `sites__bone` AS `sites__bone`, -- boolean: Sites: Bone
      `length` AS `length__given`, -- 0 to 500 mm in steps of 1: Length
      `wait` AS `wait__given`, -- 0 to 240 mo in steps of 0.1: Time waited
      `level` AS `level__given`, -- 0 to 30 g/dL in steps of 0.1: Laboratory value
      `limit` AS `limit__given` -- 0 to 300 g/L in steps of 1: Its lower limit
    FROM `patients`
  ),
  -- Numbers as whole numbers, so that nothing is ever rounded.
  `counted` AS (
    SELECT
      *,
      CASE
        WHEN `age__given` >= -1 AND `age__given` <= 121
        THEN CASE WHEN CAST(`age__given` AS INT64) = `age__given` THEN CAST(`age__given` AS INT64) END
      END AS `age__whole`,
      CASE
        WHEN `length__given` >= -1 AND `length__given` <= 501
        THEN CASE WHEN CAST(`length__given` AS INT64) = `length__given` THEN CAST(`length__given` AS INT64) END
      END AS `length__whole`,
      CASE
        WHEN `wait__given` >= -1 AND `wait__given` <= 241
        THEN CASE
            WHEN CAST(`wait__given` * 10 AS INT64) = `wait__given` * 10 THEN CAST(`wait__given` * 10 AS INT64)
          END
      END AS `wait__whole`,
      CASE
        WHEN `level__given` >= -1 AND `level__given` <= 31
        THEN CASE
            WHEN CAST(`level__given` * 10 AS INT64) = `level__given` * 10 THEN CAST(`level__given` * 10 AS INT64)
          END
      END AS `level__whole`,
      CASE
        WHEN `limit__given` >= -1 AND `limit__given` <= 301
        THEN CASE WHEN CAST(`limit__given` AS INT64) = `limit__given` THEN CAST(`limit__given` AS INT64) END
      END AS `limit__whole`
    FROM `given`
  ),
  -- Every value checked against its element: what does not fit is no fact, and a problem below.
  `facts` AS (
    SELECT
      *,
      CASE WHEN `age__whole` >= 0 AND `age__whole` <= 120 THEN `age__whole` END AS `age`, -- counts 1
      CASE WHEN `length__whole` >= 0 AND `length__whole` <= 500 THEN `length__whole` END AS `length`, -- counts 1 mm
      CASE WHEN `wait__whole` >= 0 AND `wait__whole` <= 2400 THEN `wait__whole` END AS `wait`, -- counts 0.1 mo
      CASE WHEN `level__whole` >= 0 AND `level__whole` <= 300 THEN `level__whole` END AS `level`, -- counts 0.1 g/dL
      CASE WHEN `limit__whole` >= 0 AND `limit__whole` <= 300 THEN `limit__whole` END AS `limit` -- counts 1 g/L
    FROM `counted`
  ),
  -- Derived elements; of a count the least and the greatest it can be.
  `formulas` AS (
    SELECT
      *,
      CASE
        WHEN NOT `level` IS NULL AND NOT ((2 * `wait`) - 15) IS NULL THEN GREATEST(`level`, (2 * `wait`) - 15)
      END AS `extreme`, -- The greater of two; counts 1/10
      `length` AS `third` -- A third of the length; counts 1/3 mm
    FROM `facts`
  ),
  -- Every comparison of numbers, once: above this there are only truths and codes.
  `tests` AS (
    SELECT
      *,
      `age` >= 66 AS `age__above_65`,
      COALESCE(`level` < `limit`, CASE WHEN `level` >= 300 THEN FALSE END, CASE WHEN `limit` < 1 THEN FALSE END) AS `level__below_0_1_times_limit`,
      `length` >= 141 AS `length__above_140`,
      `age` >= 18 AS `age__at_least_18`,
      `length` < 101 AS `length__at_most_100`,
      `length` >= 90 AS `length__at_least_90`,
      `length` < 200 AS `length__below_200`,
      `length` >= 301 AS `length__above_300`,
      `third` >= 331 AS `third__above_110`,
      `third` IS NULL AS `third__missing`,
      CASE
        WHEN (NOT `age__given` IS NULL AND `age` IS NULL)
          OR NOT (`stage` IN ('i', 'ii', 'iii'))
          OR (NOT `length__given` IS NULL AND `length` IS NULL)
          OR (NOT `wait__given` IS NULL AND `wait` IS NULL)
          OR (NOT `level__given` IS NULL AND `level` IS NULL)
          OR (NOT `limit__given` IS NULL AND `limit` IS NULL)
        THEN TRUE
        ELSE FALSE
      END AS `unfit___`, -- some value that no layer above reads is no fact
      `level` IS NULL AS `level__missing`,
      `limit` IS NULL AS `limit__missing`
    FROM `formulas`
  ),
  -- What the next derived elements are made of.
  `parts_1` AS (
    SELECT
      *,
      `fever` AS `factor_count__1`,
      `age__above_65` AS `factor_count__2`,
      `level__below_0_1_times_limit` AS `factor_count__3`,
      `length__above_140` AS `factor_count__4`
    FROM `tests`
  ),
  -- Derived elements; of a count the least and the greatest it can be.
  `derived_1` AS (
    SELECT
      *,
      CASE WHEN `factor_count__1` THEN 1 ELSE 0 END + CASE WHEN `factor_count__2` THEN 1 ELSE 0 END + CASE WHEN `factor_count__3` THEN 1 ELSE 0 END + CASE WHEN `factor_count__4` THEN 1 ELSE 0 END AS `factor_count__low`, -- Factors
      CASE WHEN NOT `factor_count__1` THEN 0 ELSE 1 END + CASE WHEN NOT `factor_count__2` THEN 0 ELSE 1 END + CASE WHEN NOT `factor_count__3` THEN 0 ELSE 1 END + CASE WHEN NOT `factor_count__4` THEN 0 ELSE 1 END AS `factor_count__high`,
      CASE
        WHEN CASE WHEN `sites__liver` THEN 1 ELSE 0 END + CASE WHEN `sites__lung` THEN 1 ELSE 0 END + CASE WHEN `sites__bone` THEN 1 ELSE 0 END >= 2
        THEN TRUE
        WHEN CASE WHEN NOT `sites__liver` THEN 0 ELSE 1 END + CASE WHEN NOT `sites__lung` THEN 0 ELSE 1 END + CASE WHEN NOT `sites__bone` THEN 0 ELSE 1 END < 2
        THEN FALSE
      END AS `spread` -- Spread
    FROM `parts_1`
  ),
  -- Derived elements; of a count the least and the greatest it can be.
  `derived_2` AS (
    SELECT
      *,
      CASE
        WHEN `factor_count__low` >= 0 AND `factor_count__high` <= 0 THEN TRUE
        WHEN `factor_count__high` < 0 OR `factor_count__low` > 0 THEN FALSE
      END AS `risk__low`, -- Risk: low
      CASE
        WHEN `factor_count__low` >= 1 AND `factor_count__high` <= 2 THEN TRUE
        WHEN `factor_count__high` < 1 OR `factor_count__low` > 2 THEN FALSE
      END AS `risk__middle`, -- Risk: middle
      CASE WHEN `factor_count__low` >= 3 THEN TRUE WHEN `factor_count__high` < 3 THEN FALSE END AS `risk__high` -- Risk: high
    FROM `derived_1`
  ),
  -- What no patient can have.
  `admitted` AS (
    SELECT
      *,
      NOT `fever`
      OR CASE
          WHEN CASE WHEN `sites__liver` THEN 1 ELSE 0 END + CASE WHEN `sites__lung` THEN 1 ELSE 0 END + CASE WHEN `sites__bone` THEN 1 ELSE 0 END >= 1
          THEN TRUE
          WHEN CASE WHEN NOT `sites__liver` THEN 0 ELSE 1 END + CASE WHEN NOT `sites__lung` THEN 0 ELSE 1 END + CASE WHEN NOT `sites__bone` THEN 0 ELSE 1 END < 1
          THEN FALSE
        END AS `holds___fever_needs_site`, -- A fever here always comes from a site.
      CASE WHEN `unfit___` OR NOT (`patient___entry` IN ('first-visit', 'second-visit')) THEN TRUE ELSE FALSE END AS `misfit___` -- some value is no fact
    FROM `derived_2`
  ),
  -- Whether the facts can be a patient's at all.
  `verdict` AS (
    SELECT
      *,
      CASE
        WHEN `misfit___`
          OR NOT `holds___fever_needs_site`
          OR (NOT `risk__low` AND NOT `risk__middle` AND NOT `risk__high`)
          OR (
              (`risk__low` AND `risk__middle`)
              OR (`risk__low` AND `risk__high`)
              OR (`risk__middle` AND `risk__high`)
            )
        THEN TRUE
        ELSE FALSE
      END AS `invalid___`
    FROM `admitted`
  ),
  -- The conditions of decisions whose branches are tried in order.
  `branches` AS (
    SELECT
      *,
      CASE WHEN NOT `risk__high` THEN FALSE WHEN NOT `risk__low` AND NOT `risk__middle` THEN TRUE END AS `when___by_risk__high`, -- By risk high
      NOT CASE WHEN NOT `risk__low` THEN FALSE WHEN NOT `risk__middle` AND NOT `risk__high` THEN TRUE END AS `when___by_risk__not_low` -- By risk not low
    FROM `verdict`
  ),
  -- Of these, by its place, the first one that holds, and the first one that is unknown.
  `firsts` AS (
    SELECT
      *,
      CASE WHEN `when___by_risk__high` THEN 0 WHEN `when___by_risk__not_low` THEN 1 END AS `first___by_risk`, -- By risk
      CASE WHEN `when___by_risk__high` IS NULL THEN 0 WHEN `when___by_risk__not_low` IS NULL THEN 1 END AS `in_doubt___by_risk`
    FROM `branches`
  ),
  -- Which branches are taken, if their decision applies, and whom the entry point is for.
  `decisions` AS (
    SELECT
      *,
      CASE
        WHEN `patient___entry` = 'first-visit' THEN `age__at_least_18`
        WHEN `patient___entry` = 'second-visit' THEN TRUE
      END AS `scope___`, -- whether the entry point is for this patient
      `length__at_most_100` AS `takes___graded__short`, -- A table with a gap and an overlap short
      `length__at_least_90` AND `length__below_200` AS `takes___graded__middle`, -- A table with a gap and an overlap middle
      `length__above_300` AND `third__above_110` AS `takes___graded__long`, -- A table with a gap and an overlap long
      `fever` AS `takes___split__hot`, -- Split into two tracks hot
      NOT `fever` AS `takes___split__cool`, -- Split into two tracks cool
      `sites__liver` AS `takes___by_site__liver`, -- By site liver
      `sites__lung` AS `takes___by_site__lung`, -- By site lung
      `when___by_risk__high` AS `takes___by_risk__high`, -- By risk high
      `when___by_risk__not_low`
      AND CASE WHEN `first___by_risk` < 1 THEN FALSE WHEN `in_doubt___by_risk` < 1 THEN NULL ELSE TRUE END AS `takes___by_risk__not_low` -- By risk not low
    FROM `firsts`
  ),
  -- Branches that take the rest.
  `otherwise` AS (
    SELECT
      *,
      NOT (`takes___by_site__liver` OR `takes___by_site__lung`) AS `takes___by_site__rest`, -- By site rest
      NOT (`when___by_risk__high` OR `when___by_risk__not_low`) AS `takes___by_risk__rest` -- By risk rest
    FROM `decisions`
  ),
  -- Which nodes apply.
  `nodes_1` AS (
    SELECT
      *,
      CASE WHEN `patient___entry` = 'second-visit' THEN `scope___` ELSE FALSE END AS `at___graded`, -- A table with a gap and an overlap
      CASE WHEN `patient___entry` = 'second-visit' THEN `scope___` ELSE FALSE END AND `takes___graded__short` AS `at___order`, -- Order
      CASE WHEN `patient___entry` = 'first-visit' THEN `scope___` ELSE FALSE END AS `at___split`, -- Split into two tracks
      CASE WHEN `patient___entry` = 'first-visit' THEN `scope___` ELSE FALSE END AND `takes___split__hot` AS `at___by_site`, -- By site
      (CASE WHEN `patient___entry` = 'first-visit' THEN `scope___` ELSE FALSE END AND `takes___split__hot`)
      OR (CASE WHEN `patient___entry` = 'first-visit' THEN `scope___` ELSE FALSE END AND `takes___split__cool`) AS `at___by_risk`, -- By risk
      (CASE WHEN `patient___entry` = 'first-visit' THEN `scope___` ELSE FALSE END AND `takes___split__hot`)
      AND `takes___by_site__liver` AS `at___operate`, -- Operate
      CASE WHEN `patient___entry` = 'second-visit' THEN `scope___` ELSE FALSE END AND `takes___graded__middle` AS `at___until_known`, -- Wait for the result
      (CASE WHEN `patient___entry` = 'second-visit' THEN `scope___` ELSE FALSE END AND `takes___graded__long`)
      OR (
          (
            (CASE WHEN `patient___entry` = 'first-visit' THEN `scope___` ELSE FALSE END AND `takes___split__hot`)
            OR (CASE WHEN `patient___entry` = 'first-visit' THEN `scope___` ELSE FALSE END AND `takes___split__cool`)
          )
          AND `takes___by_risk__high`
        ) AS `at___treat` -- Treat
    FROM `otherwise`
  ),
  -- Which nodes apply.
  `nodes_2` AS (
    SELECT
      *,
      (`at___by_site` AND `takes___by_site__lung`)
      OR (`at___by_risk` AND `takes___by_risk__not_low`)
      OR `at___operate` AS `at___inform`, -- Inform
      (`at___by_risk` AND `takes___by_risk__rest`) OR `at___treat` AS `at___later` -- Look again
    FROM `nodes_1`
  ),
  -- Decisions that apply and have certainly no branch, and amounts that do not apply where they are given.
  `gaps` AS (
    SELECT
      *,
      `at___graded` AND NOT (`takes___graded__short` OR `takes___graded__middle` OR `takes___graded__long`) AS `gap___graded`, -- A table with a gap and an overlap
      `at___split` AND NOT (`takes___split__hot` OR `takes___split__cool`) AS `gap___split` -- Split into two tracks
    FROM `nodes_2`
  ),
  -- Whether the entry point, some recommendation or some reassessment may or may not apply.
  `ends` AS (
    SELECT
      *,
      CASE
        WHEN `invalid___` THEN FALSE
        WHEN NOT `scope___` THEN FALSE
        WHEN `gap___graded` OR `gap___split` THEN FALSE
        WHEN `scope___` IS NULL
          OR `at___order` IS NULL
          OR `at___operate` IS NULL
          OR `at___until_known` IS NULL
          OR `at___treat` IS NULL
          OR `at___inform` IS NULL
          OR `at___later` IS NULL
          OR (`at___operate` AND `factor_count__low` <> `factor_count__high`)
          OR (`at___treat` AND `third__missing`)
        THEN TRUE
        ELSE FALSE
      END AS `open___`,
      CASE WHEN `invalid___` THEN FALSE WHEN `gap___graded` OR `gap___split` THEN TRUE ELSE FALSE END AS `fallen___` -- the facts can be a patient's, but some decision has no branch for them
    FROM `gaps`
  ),
  -- How far each patient comes.
  `outcome` AS (
    SELECT
      *,
      CASE
        WHEN `invalid___` OR `fallen___` THEN 'invalid'
        WHEN NOT `scope___` THEN 'out_of_scope'
        WHEN `open___` THEN 'needs_data'
        ELSE 'complete'
      END AS `status___`
    FROM `ends`
  ),
  -- Decisions that may or may not apply, on the way to an end that may or may not.
  `wanted_1` AS (
    SELECT
      *,
      CASE
        WHEN `open___`
        THEN `at___by_risk` IS NULL
          AND (
              ((`takes___by_risk__high` OR `takes___by_risk__high` IS NULL) AND `at___treat` IS NULL)
              OR ((`takes___by_risk__not_low` OR `takes___by_risk__not_low` IS NULL) AND `at___inform` IS NULL)
              OR ((`takes___by_risk__rest` OR `takes___by_risk__rest` IS NULL) AND `at___later` IS NULL)
            )
        ELSE FALSE
      END AS `wants___by_risk`,
      CASE
        WHEN `open___`
        THEN `at___by_site` IS NULL
          AND (
              ((`takes___by_site__liver` OR `takes___by_site__liver` IS NULL) AND `at___operate` IS NULL)
              OR ((`takes___by_site__lung` OR `takes___by_site__lung` IS NULL) AND `at___inform` IS NULL)
            )
        ELSE FALSE
      END AS `wants___by_site`,
      CASE
        WHEN `open___`
        THEN `at___graded` IS NULL
          AND (
              ((`takes___graded__short` OR `takes___graded__short` IS NULL) AND `at___order` IS NULL)
              OR ((`takes___graded__middle` OR `takes___graded__middle` IS NULL) AND `at___until_known` IS NULL)
              OR ((`takes___graded__long` OR `takes___graded__long` IS NULL) AND `at___treat` IS NULL)
            )
        ELSE FALSE
      END AS `wants___graded`
    FROM `outcome`
  ),
  -- Decisions that may or may not apply, on the way to an end that may or may not.
  `wanted_2` AS (
    SELECT
      *,
      CASE
        WHEN `open___`
        THEN `at___split` IS NULL
          AND (
              ((`takes___split__hot` OR `takes___split__hot` IS NULL) AND (`wants___by_site` OR `wants___by_risk`))
              OR ((`takes___split__cool` OR `takes___split__cool` IS NULL) AND `wants___by_risk`)
            )
        ELSE FALSE
      END AS `wants___split`
    FROM `wanted_1`
  ),
  -- Up to which of the conditions that are tried in order something wanted depends.
  `reaching` AS (
    SELECT
      *,
      CASE
        WHEN `takes___by_risk__not_low` IS NULL AND `at___inform` IS NULL THEN 1
        WHEN `takes___by_risk__rest` IS NULL AND `at___later` IS NULL THEN 1
        WHEN `takes___by_risk__high` IS NULL AND `at___treat` IS NULL THEN 0
      END AS `reach___by_risk`
    FROM `wanted_2`
  ),
  -- Branches and amounts that are unknown on the way to an unknown end.
  `asking` AS (
    SELECT
      *,
      CASE
        WHEN `open___`
        THEN (`at___graded` OR `at___graded` IS NULL) AND `takes___graded__short` IS NULL AND `at___order` IS NULL
        ELSE FALSE
      END AS `asks___graded__short`,
      CASE
        WHEN `open___`
        THEN (`at___graded` OR `at___graded` IS NULL)
          AND `takes___graded__middle` IS NULL
          AND `at___until_known` IS NULL
        ELSE FALSE
      END AS `asks___graded__middle`,
      CASE
        WHEN `open___`
        THEN (`at___graded` OR `at___graded` IS NULL) AND `takes___graded__long` IS NULL AND `at___treat` IS NULL
        ELSE FALSE
      END AS `asks___graded__long`,
      CASE
        WHEN `open___`
        THEN (`at___split` OR `at___split` IS NULL)
          AND `takes___split__hot` IS NULL
          AND (`wants___by_site` OR `wants___by_risk`)
        ELSE FALSE
      END AS `asks___split__hot`,
      CASE
        WHEN `open___`
        THEN (`at___split` OR `at___split` IS NULL) AND `takes___split__cool` IS NULL AND `wants___by_risk`
        ELSE FALSE
      END AS `asks___split__cool`,
      CASE
        WHEN `open___`
        THEN (`at___by_site` OR `at___by_site` IS NULL) AND `takes___by_site__liver` IS NULL AND `at___operate` IS NULL
        ELSE FALSE
      END AS `asks___by_site__liver`,
      CASE
        WHEN `open___`
        THEN (`at___by_site` OR `at___by_site` IS NULL) AND `takes___by_site__lung` IS NULL AND `at___inform` IS NULL
        ELSE FALSE
      END AS `asks___by_site__lung`,
      CASE
        WHEN `open___`
        THEN (`at___by_risk` OR `at___by_risk` IS NULL) AND `when___by_risk__high` IS NULL AND `reach___by_risk` >= 0
        ELSE FALSE
      END AS `asks___by_risk__high`,
      CASE
        WHEN `open___`
        THEN (`at___by_risk` OR `at___by_risk` IS NULL)
          AND `when___by_risk__not_low` IS NULL
          AND `reach___by_risk` >= 1
        ELSE FALSE
      END AS `asks___by_risk__not_low`,
      CASE
        WHEN `open___`
        THEN (`at___operate` OR `at___operate` IS NULL) AND `factor_count__low` <> `factor_count__high`
        ELSE FALSE
      END AS `asks___operate__factor_count`,
      CASE WHEN `open___` THEN (`at___treat` OR `at___treat` IS NULL) AND `third__missing` ELSE FALSE END AS `asks___treat__third`
    FROM `reaching`
  ),
  -- What is missing of derived elements.
  `lacking_1` AS (
    SELECT
      *,
      CASE WHEN `open___` THEN `length__above_140` IS NULL ELSE FALSE END AS `lacks___third__length`,
      CASE WHEN `open___` THEN `factor_count__1` IS NULL AND `fever` IS NULL ELSE FALSE END AS `lacks___factor_count__fever`,
      CASE WHEN `open___` THEN `factor_count__2` IS NULL AND `age__above_65` IS NULL ELSE FALSE END AS `lacks___factor_count__age`,
      CASE WHEN `open___` THEN `factor_count__3` IS NULL AND `level__missing` ELSE FALSE END AS `lacks___factor_count__level`,
      CASE WHEN `open___` THEN `factor_count__3` IS NULL AND `limit__missing` ELSE FALSE END AS `lacks___factor_count__limit`,
      CASE WHEN `open___` THEN `factor_count__4` IS NULL AND `length__above_140` IS NULL ELSE FALSE END AS `lacks___factor_count__length`
    FROM `asking`
  ),
  -- What is missing of derived elements.
  `lacking_2` AS (
    SELECT
      *,
      CASE
        WHEN `open___`
        THEN (
            CASE WHEN `factor_count__low` >= 0 AND `factor_count__high` <= 0 THEN TRUE WHEN `factor_count__high` < 0 OR `factor_count__low` > 0 THEN FALSE END IS NULL
            OR CASE WHEN `factor_count__low` >= 1 AND `factor_count__high` <= 2 THEN TRUE WHEN `factor_count__high` < 1 OR `factor_count__low` > 2 THEN FALSE END IS NULL
            OR CASE WHEN `factor_count__low` >= 3 THEN TRUE WHEN `factor_count__high` < 3 THEN FALSE END IS NULL
          )
          AND `lacks___factor_count__fever`
        ELSE FALSE
      END AS `lacks___risk__fever`,
      CASE
        WHEN `open___`
        THEN (
            CASE WHEN `factor_count__low` >= 0 AND `factor_count__high` <= 0 THEN TRUE WHEN `factor_count__high` < 0 OR `factor_count__low` > 0 THEN FALSE END IS NULL
            OR CASE WHEN `factor_count__low` >= 1 AND `factor_count__high` <= 2 THEN TRUE WHEN `factor_count__high` < 1 OR `factor_count__low` > 2 THEN FALSE END IS NULL
            OR CASE WHEN `factor_count__low` >= 3 THEN TRUE WHEN `factor_count__high` < 3 THEN FALSE END IS NULL
          )
          AND `lacks___factor_count__age`
        ELSE FALSE
      END AS `lacks___risk__age`,
      CASE
        WHEN `open___`
        THEN (
            CASE WHEN `factor_count__low` >= 0 AND `factor_count__high` <= 0 THEN TRUE WHEN `factor_count__high` < 0 OR `factor_count__low` > 0 THEN FALSE END IS NULL
            OR CASE WHEN `factor_count__low` >= 1 AND `factor_count__high` <= 2 THEN TRUE WHEN `factor_count__high` < 1 OR `factor_count__low` > 2 THEN FALSE END IS NULL
            OR CASE WHEN `factor_count__low` >= 3 THEN TRUE WHEN `factor_count__high` < 3 THEN FALSE END IS NULL
          )
          AND `lacks___factor_count__level`
        ELSE FALSE
      END AS `lacks___risk__level`,
      CASE
        WHEN `open___`
        THEN (
            CASE WHEN `factor_count__low` >= 0 AND `factor_count__high` <= 0 THEN TRUE WHEN `factor_count__high` < 0 OR `factor_count__low` > 0 THEN FALSE END IS NULL
            OR CASE WHEN `factor_count__low` >= 1 AND `factor_count__high` <= 2 THEN TRUE WHEN `factor_count__high` < 1 OR `factor_count__low` > 2 THEN FALSE END IS NULL
            OR CASE WHEN `factor_count__low` >= 3 THEN TRUE WHEN `factor_count__high` < 3 THEN FALSE END IS NULL
          )
          AND `lacks___factor_count__limit`
        ELSE FALSE
      END AS `lacks___risk__limit`,
      CASE
        WHEN `open___`
        THEN (
            CASE WHEN `factor_count__low` >= 0 AND `factor_count__high` <= 0 THEN TRUE WHEN `factor_count__high` < 0 OR `factor_count__low` > 0 THEN FALSE END IS NULL
            OR CASE WHEN `factor_count__low` >= 1 AND `factor_count__high` <= 2 THEN TRUE WHEN `factor_count__high` < 1 OR `factor_count__low` > 2 THEN FALSE END IS NULL
            OR CASE WHEN `factor_count__low` >= 3 THEN TRUE WHEN `factor_count__high` < 3 THEN FALSE END IS NULL
          )
          AND `lacks___factor_count__length`
        ELSE FALSE
      END AS `lacks___risk__length`
    FROM `lacking_1`
  ),
  -- Amounts as texts, and due dates.
  `amounts` AS (
    SELECT
      *,
      CASE
        WHEN `factor_count__low` = `factor_count__high` THEN CAST(`factor_count__low` AS STRING)
        ELSE CAST(`factor_count__low` AS STRING) || ' to ' || CAST(`factor_count__high` AS STRING)
      END AS `text___factor_count`,
      CASE
        WHEN `third` IS NULL THEN '?'
        ELSE CASE WHEN MOD(`third`, 3) = 0 THEN CAST(DIV((`third`), 3) AS STRING) ELSE 'about ' || CASE WHEN `third` < 3 THEN CASE WHEN DIV((((`third` * 20000) + 3) - (MOD((`third` * 20000) + 3, 6))), 6) = 10000 THEN '1.000' ELSE CAST(DIV(((DIV((((`third` * 20000) + 3) - (MOD((`third` * 20000) + 3, 6))), 6)) - (MOD(DIV((((`third` * 20000) + 3) - (MOD((`third` * 20000) + 3, 6))), 6), 10000))), 10000) AS STRING) || '.' || SUBSTR(CAST((MOD(DIV((((`third` * 20000) + 3) - (MOD((`third` * 20000) + 3, 6))), 6), 10000)) + 10000 AS STRING), 2) END WHEN `third` < 30 THEN CASE WHEN DIV((((`third` * 2000) + 3) - (MOD((`third` * 2000) + 3, 6))), 6) = 10000 THEN '10.00' ELSE CAST(DIV(((DIV((((`third` * 2000) + 3) - (MOD((`third` * 2000) + 3, 6))), 6)) - (MOD(DIV((((`third` * 2000) + 3) - (MOD((`third` * 2000) + 3, 6))), 6), 1000))), 1000) AS STRING) || '.' || SUBSTR(CAST((MOD(DIV((((`third` * 2000) + 3) - (MOD((`third` * 2000) + 3, 6))), 6), 1000)) + 1000 AS STRING), 2) END WHEN `third` < 300 THEN CASE WHEN DIV((((`third` * 200) + 3) - (MOD((`third` * 200) + 3, 6))), 6) = 10000 THEN '100.0' ELSE CAST(DIV(((DIV((((`third` * 200) + 3) - (MOD((`third` * 200) + 3, 6))), 6)) - (MOD(DIV((((`third` * 200) + 3) - (MOD((`third` * 200) + 3, 6))), 6), 100))), 100) AS STRING) || '.' || SUBSTR(CAST((MOD(DIV((((`third` * 200) + 3) - (MOD((`third` * 200) + 3, 6))), 6), 100)) + 100 AS STRING), 2) END ELSE CASE WHEN DIV((((`third` * 20) + 3) - (MOD((`third` * 20) + 3, 6))), 6) = 10000 THEN '1000' ELSE CAST(DIV(((DIV((((`third` * 20) + 3) - (MOD((`third` * 20) + 3, 6))), 6)) - (MOD(DIV((((`third` * 20) + 3) - (MOD((`third` * 20) + 3, 6))), 6), 10))), 10) AS STRING) || '.' || SUBSTR(CAST((MOD(DIV((((`third` * 20) + 3) - (MOD((`third` * 20) + 3, 6))), 6), 10)) + 10 AS STRING), 2) END END END || ' mm'
      END AS `text___third`
    FROM `lacking_2`
  ),
  -- Derived values as texts.
  `told` AS (
    SELECT
      *,
      CASE
        WHEN `factor_count__low` = `factor_count__high` THEN CAST(`factor_count__low` AS STRING)
        ELSE CAST(`factor_count__low` AS STRING) || ' to ' || CAST(`factor_count__high` AS STRING)
      END AS `told___factor_count`,
      ARRAY_TO_STRING(
        [
          CASE WHEN NOT `risk__low` THEN NULL ELSE 'low' END,
          CASE WHEN NOT `risk__middle` THEN NULL ELSE 'middle' END,
          CASE WHEN NOT `risk__high` THEN NULL ELSE 'high' END
        ],
        ' or '
      ) AS `told___risk`,
      CASE
        WHEN `third` IS NULL THEN NULL
        ELSE CASE
            WHEN `third` IS NULL THEN '?'
            ELSE CASE
                WHEN MOD(`third`, 3) = 0 THEN CAST(DIV((`third`), 3) AS STRING)
                ELSE 'about ' || CASE WHEN `third` < 3 THEN CASE WHEN DIV((((`third` * 20000) + 3) - (MOD((`third` * 20000) + 3, 6))), 6) = 10000 THEN '1.000' ELSE CAST(DIV(((DIV((((`third` * 20000) + 3) - (MOD((`third` * 20000) + 3, 6))), 6)) - (MOD(DIV((((`third` * 20000) + 3) - (MOD((`third` * 20000) + 3, 6))), 6), 10000))), 10000) AS STRING) || '.' || SUBSTR(CAST((MOD(DIV((((`third` * 20000) + 3) - (MOD((`third` * 20000) + 3, 6))), 6), 10000)) + 10000 AS STRING), 2) END WHEN `third` < 30 THEN CASE WHEN DIV((((`third` * 2000) + 3) - (MOD((`third` * 2000) + 3, 6))), 6) = 10000 THEN '10.00' ELSE CAST(DIV(((DIV((((`third` * 2000) + 3) - (MOD((`third` * 2000) + 3, 6))), 6)) - (MOD(DIV((((`third` * 2000) + 3) - (MOD((`third` * 2000) + 3, 6))), 6), 1000))), 1000) AS STRING) || '.' || SUBSTR(CAST((MOD(DIV((((`third` * 2000) + 3) - (MOD((`third` * 2000) + 3, 6))), 6), 1000)) + 1000 AS STRING), 2) END WHEN `third` < 300 THEN CASE WHEN DIV((((`third` * 200) + 3) - (MOD((`third` * 200) + 3, 6))), 6) = 10000 THEN '100.0' ELSE CAST(DIV(((DIV((((`third` * 200) + 3) - (MOD((`third` * 200) + 3, 6))), 6)) - (MOD(DIV((((`third` * 200) + 3) - (MOD((`third` * 200) + 3, 6))), 6), 100))), 100) AS STRING) || '.' || SUBSTR(CAST((MOD(DIV((((`third` * 200) + 3) - (MOD((`third` * 200) + 3, 6))), 6), 100)) + 100 AS STRING), 2) END ELSE CASE WHEN DIV((((`third` * 20) + 3) - (MOD((`third` * 20) + 3, 6))), 6) = 10000 THEN '1000' ELSE CAST(DIV(((DIV((((`third` * 20) + 3) - (MOD((`third` * 20) + 3, 6))), 6)) - (MOD(DIV((((`third` * 20) + 3) - (MOD((`third` * 20) + 3, 6))), 6), 10))), 10) AS STRING) || '.' || SUBSTR(CAST((MOD(DIV((((`third` * 20) + 3) - (MOD((`third` * 20) + 3, 6))), 6), 10)) + 10 AS STRING), 2) END END
              END
          END
      END AS `told___third`,
      CASE WHEN `spread` THEN 'true' WHEN NOT `spread` THEN 'false' END AS `told___spread`,
      CASE
        WHEN `extreme` IS NULL THEN NULL
        ELSE CASE
            WHEN `extreme` IS NULL THEN '?'
            ELSE CASE
                WHEN MOD(`extreme`, 10) = 0 THEN CAST(DIV((`extreme` - (MOD(`extreme`, 10))), 10) AS STRING)
                ELSE CAST(DIV((`extreme` - (MOD(`extreme`, 10))), 10) AS STRING) || '.' || SUBSTR(CAST((MOD(`extreme`, 10)) + 10 AS STRING), 2)
              END
          END
      END AS `told___extreme`
    FROM `amounts`
  )
SELECT
  `patient___id` AS `patient_id`,
  `patient___entry` AS `entry`,
  `status___` AS `status`,
  CASE
    WHEN `status___` = 'complete' OR `status___` = 'needs_data'
    THEN ARRAY_TO_STRING(
        [CASE WHEN `at___operate` THEN 'operation' END, CASE WHEN `at___inform` THEN 'talk' END],
        ', '
      )
    ELSE ''
  END AS `recommends`,
  CASE
    WHEN `status___` = 'complete' OR `status___` = 'needs_data'
    THEN ARRAY_TO_STRING(
        [
          CASE WHEN `at___order` THEN 'any of scan' END,
          CASE WHEN `at___treat` THEN 'exactly_one of drug-a | drug-b' END
        ],
        ', '
      )
    ELSE ''
  END AS `options`,
  CASE
    WHEN `status___` = 'complete' OR `status___` = 'needs_data'
    THEN ARRAY_TO_STRING([CASE WHEN `at___operate` THEN 'drug-b' END], ', ')
    ELSE ''
  END AS `advises_against`,
  CASE
    WHEN `status___` = 'complete' OR `status___` = 'needs_data'
    THEN ARRAY_TO_STRING(
        [
          CASE WHEN `at___operate` THEN 'operation: ' || `text___factor_count` END,
          CASE WHEN `at___treat` THEN 'drug-a: ' || `text___third` END,
          CASE WHEN `at___treat` THEN 'drug-b: ' || '0.5 g' END
        ],
        ', '
      )
    ELSE ''
  END AS `amounts`,
  CASE
    WHEN `status___` = 'complete' OR `status___` = 'needs_data'
    THEN ARRAY_TO_STRING(
        [CASE WHEN `at___until_known` THEN 'until-known' END, CASE WHEN `at___later` THEN 'later' END],
        ', '
      )
    ELSE ''
  END AS `reassess`,
  CASE
    WHEN `status___` = 'complete' OR `status___` = 'needs_data'
    THEN ARRAY_TO_STRING(
        [
          CASE
            WHEN `at___order` OR `at___until_known` OR `at___treat` THEN NULL
            WHEN `at___graded` THEN 'graded'
          END,
          CASE WHEN `at___order` THEN 'order' END,
          CASE WHEN `at___by_site` OR `at___by_risk` THEN NULL WHEN `at___split` THEN 'split' END,
          CASE WHEN `at___operate` OR `at___inform` THEN NULL WHEN `at___by_site` THEN 'by-site' END,
          CASE WHEN `at___treat` OR `at___inform` OR `at___later` THEN NULL WHEN `at___by_risk` THEN 'by-risk' END,
          CASE WHEN `at___inform` THEN NULL WHEN `at___operate` THEN 'operate' END,
          CASE WHEN `at___until_known` THEN 'until-known' END,
          CASE WHEN `at___later` THEN NULL WHEN `at___treat` THEN 'treat' END,
          CASE WHEN `at___inform` THEN 'inform' END,
          CASE WHEN `at___later` THEN 'later' END
        ],
        ', '
      )
    ELSE ''
  END AS `reached`,
  '' AS `assumed`,
  '' AS `converted`,
  CASE
    WHEN `status___` = 'needs_data'
    THEN ARRAY_TO_STRING(
        [
          CASE
            WHEN ((`patient___entry` = 'first-visit' AND `scope___` IS NULL) AND `age__above_65` IS NULL)
              OR ((`asks___by_risk__high` OR `asks___by_risk__not_low`) AND `lacks___risk__age`)
              OR (`asks___operate__factor_count` AND `lacks___factor_count__age`)
            THEN 'age'
          END,
          CASE
            WHEN ((`asks___graded__short` OR `asks___graded__middle`) AND `length__above_140` IS NULL)
              OR (
                  `asks___graded__long`
                  AND (`length__above_140` IS NULL OR (`third__above_110` IS NULL AND `lacks___third__length`))
                )
              OR ((`asks___by_risk__high` OR `asks___by_risk__not_low`) AND `lacks___risk__length`)
              OR (`asks___operate__factor_count` AND `lacks___factor_count__length`)
              OR (`asks___treat__third` AND `lacks___third__length`)
            THEN 'length'
          END,
          CASE
            WHEN ((`asks___split__hot` OR `asks___split__cool`) AND `fever` IS NULL)
              OR ((`asks___by_risk__high` OR `asks___by_risk__not_low`) AND `lacks___risk__fever`)
              OR (`asks___operate__factor_count` AND `lacks___factor_count__fever`)
            THEN 'fever'
          END,
          CASE
            WHEN (`asks___by_site__liver` OR `asks___by_site__lung`)
              AND (`sites__liver` IS NULL OR `sites__lung` IS NULL OR `sites__bone` IS NULL)
            THEN 'sites'
          END,
          CASE
            WHEN ((`asks___by_risk__high` OR `asks___by_risk__not_low`) AND `lacks___risk__level`)
              OR (`asks___operate__factor_count` AND `lacks___factor_count__level`)
            THEN 'level'
          END,
          CASE
            WHEN ((`asks___by_risk__high` OR `asks___by_risk__not_low`) AND `lacks___risk__limit`)
              OR (`asks___operate__factor_count` AND `lacks___factor_count__limit`)
            THEN 'limit'
          END
        ],
        ', '
      )
    ELSE ''
  END AS `needs`,
  CASE
    WHEN `misfit___`
    THEN ARRAY_TO_STRING(
        [
          CASE
            WHEN NOT (`patient___entry` IN ('first-visit', 'second-visit'))
            THEN 'entry: ' || `patient___entry` || ' is no entry point; there are first-visit, second-visit'
          END,
          CASE
            WHEN NOT `age__given` IS NULL AND `age` IS NULL
            THEN 'age: ' || CAST(`age__given` AS STRING) || ' is not in 0 to 120 in steps of 1'
          END,
          CASE
            WHEN NOT (`stage` IN ('i', 'ii', 'iii'))
            THEN 'stage: ' || CAST(`stage` AS STRING) || ' is not one of i, ii, iii'
          END,
          CASE
            WHEN NOT `length__given` IS NULL AND `length` IS NULL
            THEN 'length: ' || CAST(`length__given` AS STRING) || ' is not in 0 to 500 mm in steps of 1'
          END,
          CASE
            WHEN NOT `wait__given` IS NULL AND `wait` IS NULL
            THEN 'wait: ' || CAST(`wait__given` AS STRING) || ' is not in 0 to 240 mo in steps of 0.1'
          END,
          CASE
            WHEN NOT `level__given` IS NULL AND `level` IS NULL
            THEN 'level: ' || CAST(`level__given` AS STRING) || ' is not in 0 to 30 g/dL in steps of 0.1'
          END,
          CASE
            WHEN NOT `limit__given` IS NULL AND `limit` IS NULL
            THEN 'limit: ' || CAST(`limit__given` AS STRING) || ' is not in 0 to 300 g/L in steps of 1'
          END
        ],
        '; '
      )
    WHEN `invalid___`
    THEN ARRAY_TO_STRING(
        [
          CASE
            WHEN NOT `holds___fever_needs_site` THEN 'fever-needs-site: A fever here always comes from a site.'
          END,
          CASE WHEN NOT `risk__low` AND NOT `risk__middle` AND NOT `risk__high` THEN 'risk: no class holds' END,
          CASE
            WHEN (`risk__low` AND `risk__middle`)
              OR (`risk__low` AND `risk__high`)
              OR (`risk__middle` AND `risk__high`)
            THEN 'risk: two classes hold at once'
          END
        ],
        '; '
      )
    WHEN `fallen___`
    THEN ARRAY_TO_STRING(
        [
          CASE WHEN `gap___graded` THEN 'graded: no branch holds' END,
          CASE WHEN `gap___split` THEN 'split: no branch holds' END
        ],
        '; '
      )
    ELSE ''
  END AS `problems`,
  CASE WHEN `misfit___` OR `invalid___` THEN CAST(NULL AS STRING) ELSE `told___factor_count` END AS `derived__factor_count`, -- Factors
  CASE WHEN `misfit___` OR `invalid___` THEN CAST(NULL AS STRING) ELSE `told___risk` END AS `derived__risk`, -- Risk
  CASE WHEN `misfit___` OR `invalid___` THEN CAST(NULL AS STRING) ELSE `told___third` END AS `derived__third`, -- A third of the length
  CASE WHEN `misfit___` OR `invalid___` THEN CAST(NULL AS STRING) ELSE `told___spread` END AS `derived__spread`, -- Spread
  CASE WHEN `misfit___` OR `invalid___` THEN CAST(NULL AS STRING) ELSE `told___extreme` END AS `derived__extreme` -- The greater of two
FROM `told`;
