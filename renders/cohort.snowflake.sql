-- guideproof: {"file": "cohort.snowflake.sql", "guideline": "renal-mass-liver-metastases", "version": "0.1.0", "digest": "sha256:2342aa85e2e4552f09867c870a369a7760ef0a83ca692033edfc7c70e2c76a15"}
-- Probable malignant renal mass with liver metastases
-- renal-mass-liver-metastases 0.1.0, draft
-- Decision support for professionals, under review: a clinician must review it before it is used for a patient.
--
-- One statement for Snowflake. Made by Guideproof from the guideline: change that, not this.
--
-- The table `patients` has one row a patient: `patient_id`, one column an element under its id, and one boolean
-- column a code of a set (`element__code`). Numbers are of a type without rounding (not binary floating point) and
-- in the element's unit. NULL is missing, and nothing that is missing is assumed. A set is known when all its
-- columns are.
-- All patients enter at the first entry point; where a column of the table says at which, write it in the place of
-- the text in the second line of `given`.
--
-- The result has one row a patient. `status` is complete, needs_data, out_of_scope or invalid; lists are ids with
-- `, ` between them, empty where there is nothing. `recommends` and `advises_against`: interventions. `options`:
-- choices between interventions. `reassess`: later visits. `reached`: the node where each track ends or halts.
-- `needs`: missing elements that could still matter. `problems`, in words: what no patient can have, or which
-- decision has no branch for them.
WITH
  -- The table of patients: one row a patient, one column an element, one column a code of a set.
  "given" AS (
    SELECT
      "PATIENT_ID" AS "patient___id", -- who it is
      'new-patient' AS "patient___entry", -- the entry point; of new-patient, after-nephrectomy, on-treatment, after-metastasectomy
      "HISTOLOGY" AS "histology", -- clear_cell, non_clear_cell, undetermined, not_renal_cell: Histologic subtype
      "T_STAGE" AS "t_stage", -- t1, t2, t3, t4: T stage
      "N_STAGE" AS "n_stage", -- n0, n1: N stage
      "M_STAGE" AS "m_stage", -- m0, m1: M stage
      "METASTATIC_SITES__LIVER" AS "metastatic_sites__liver", -- boolean: Sites of metastases: Liver
      "METASTATIC_SITES__LUNG" AS "metastatic_sites__lung", -- boolean: Sites of metastases: Lung
      "METASTATIC_SITES__BONE" AS "metastatic_sites__bone", -- boolean: Sites of metastases: Bone
      "METASTATIC_SITES__BRAIN" AS "metastatic_sites__brain", -- boolean: Sites of metastases: Brain
      "METASTATIC_SITES__LYMPH_NODE" AS "metastatic_sites__lymph_node", -- boolean: Sites of metastases: Distant lymph nodes
      "METASTATIC_SITES__OTHER" AS "metastatic_sites__other", -- boolean: Sites of metastases: Another site
      "LIVER_DIRECT_INVASION" AS "liver_direct_invasion", -- boolean: Direct invasion of the liver
      "TOTAL_TUMOR_BURDEN" AS "total_tumor_burden__given", -- 0 to 3000 mm in steps of 1: Total tumour burden
      "OLIGOMETASTATIC" AS "oligometastatic", -- boolean: Oligometastatic disease
      "DISEASE_FREE_INTERVAL" AS "disease_free_interval__given", -- 0 to 600 mo in steps of 0.1: Disease-free interval
      "SARCOMATOID_FEATURES" AS "sarcomatoid_features", -- boolean: Sarcomatoid features
      "HIGH_GRADE" AS "high_grade", -- boolean: High grade
      "METASTASIS_COUNT" AS "metastasis_count__given", -- 0 to 500 in steps of 1: Number of metastases
      "LIVER_METASTASIS_COUNT" AS "liver_metastasis_count__given", -- 0 to 500 in steps of 1: Number of liver metastases
      "LUNG_METASTASIS_COUNT" AS "lung_metastasis_count__given", -- 0 to 500 in steps of 1: Number of lung metastases
      "BONE_METASTASIS_COUNT" AS "bone_metastasis_count__given", -- 0 to 500 in steps of 1: Number of bone metastases
      "BONE_SITES__VERTEBRAL" AS "bone_sites__vertebral", -- boolean: Bones involved: Spine
      "BONE_SITES__PELVIC" AS "bone_sites__pelvic", -- boolean: Bones involved: Pelvis
      "BONE_SITES__APPENDICULAR" AS "bone_sites__appendicular", -- boolean: Bones involved: Limbs
      "BONE_SITES__THORACIC" AS "bone_sites__thoracic", -- boolean: Bones involved: Thoracic bones
      "LARGEST_LIVER_METASTASIS" AS "largest_liver_metastasis__given", -- 0 to 500 mm in steps of 1: Largest liver metastasis
      "LUNG_METASTASIS_VOLUME" AS "lung_metastasis_volume__given", -- 0 to 5000 cm3 in steps of 0.1: Volume of lung metastases
      "HEMOGLOBIN" AS "hemoglobin__given", -- 1 to 30 g/dL in steps of 0.1: Haemoglobin
      "HEMOGLOBIN_LOWER_LIMIT" AS "hemoglobin_lower_limit__given", -- 8 to 20 g/dL in steps of 0.1: Lower limit of normal of haemoglobin
      "CALCIUM" AS "calcium__given", -- 2 to 30 mg/dL in steps of 0.1: Total serum calcium
      "CALCIUM_UPPER_LIMIT" AS "calcium_upper_limit__given", -- 8 to 14 mg/dL in steps of 0.1: Upper limit of normal of calcium
      "ALBUMIN" AS "albumin__given", -- 0.5 to 8 g/dL in steps of 0.1: Serum albumin
      "NEUTROPHILS" AS "neutrophils__given", -- 0 to 300 10*9/L in steps of 0.1: Neutrophil count
      "NEUTROPHILS_UPPER_LIMIT" AS "neutrophils_upper_limit__given", -- 4 to 15 10*9/L in steps of 0.1: Upper limit of normal of neutrophils
      "PLATELETS" AS "platelets__given", -- 0 to 5000 10*9/L in steps of 1: Platelet count
      "PLATELETS_UPPER_LIMIT" AS "platelets_upper_limit__given", -- 200 to 700 10*9/L in steps of 1: Upper limit of normal of platelets
      "ALKALINE_PHOSPHATASE" AS "alkaline_phosphatase__given", -- 0 to 10000 U/L in steps of 1: Alkaline phosphatase
      "ALKALINE_PHOSPHATASE_UPPER_LIMIT" AS "alkaline_phosphatase_upper_limit__given", -- 30 to 500 U/L in steps of 1: Upper limit of normal of alkaline phosphatase
      "CRP" AS "crp__given", -- 0 to 100 mg/dL in steps of 0.01: C-reactive protein
      "AGE" AS "age__given", -- 0 to 120 a in steps of 1: Age
      "KARNOFSKY" AS "karnofsky__given", -- 0 to 100 in steps of 10: Karnofsky performance status
      "ECOG" AS "ecog__given", -- 0 to 4 in steps of 1: ECOG performance status
      "HEMATURIA" AS "hematuria", -- boolean: Haematuria from the primary tumour
      "FLANK_PAIN" AS "flank_pain", -- boolean: Flank pain from the primary tumour
      "OTHER_PRIMARY_SYMPTOMS" AS "other_primary_symptoms", -- boolean: Other symptoms of the primary tumour
      "PARANEOPLASTIC_SYNDROME" AS "paraneoplastic_syndrome", -- boolean: Paraneoplastic syndrome
      "NEUROLOGIC_SYMPTOMS" AS "neurologic_symptoms", -- boolean: Neurologic symptoms
      "BONE_PAIN" AS "bone_pain", -- boolean: Bone pain
      "FRACTURE_OR_IMPENDING" AS "fracture_or_impending", -- boolean: Fracture, or fracture threatening
      "SURGICAL_CANDIDATE" AS "surgical_candidate", -- boolean: Candidate for surgery
      "PRIMARY_RESECTABLE" AS "primary_resectable", -- boolean: Primary tumour resectable
      "METASTASES_RESECTABLE" AS "metastases_resectable", -- boolean: Metastases completely resectable
      "HIGH_KIDNEY_DISEASE_BURDEN" AS "high_kidney_disease_burden", -- boolean: High disease burden in the kidney
      "NORMAL_CONTRALATERAL_KIDNEY" AS "normal_contralateral_kidney", -- boolean: Normal other kidney
      "PRIOR_NEPHRECTOMY" AS "prior_nephrectomy", -- boolean: Earlier nephrectomy
      "PRIOR_SYSTEMIC_THERAPY__CYTOKINE" AS "prior_systemic_therapy__cytokine", -- boolean: Earlier systemic therapy: Cytokine (interferon alfa or interleukin 2)
      "PRIOR_SYSTEMIC_THERAPY__TKI" AS "prior_systemic_therapy__tki", -- boolean: Earlier systemic therapy: Tyrosine kinase inhibitor
      "PRIOR_SYSTEMIC_THERAPY__CHECKPOINT_INHIBITOR" AS "prior_systemic_therapy__checkpoint_inhibitor", -- boolean: Earlier systemic therapy: Immune checkpoint inhibitor
      "PRIOR_SYSTEMIC_THERAPY__MTOR_INHIBITOR" AS "prior_systemic_therapy__mtor_inhibitor", -- boolean: Earlier systemic therapy: mTOR inhibitor
      "TIME_TO_SYSTEMIC_THERAPY" AS "time_to_systemic_therapy__given", -- 0 to 720 mo in steps of 0.1: Time from diagnosis to systemic therapy
      "SYSTEMIC_THERAPY_CANDIDATE" AS "systemic_therapy_candidate", -- boolean: Candidate for systemic therapy
      "IMMUNOTHERAPY_CONTRAINDICATED" AS "immunotherapy_contraindicated", -- boolean: Checkpoint inhibitor contraindicated
      "VEGF_TKI_CONTRAINDICATED" AS "vegf_tki_contraindicated", -- boolean: VEGF tyrosine kinase inhibitor contraindicated
      "CURRENT_SYSTEMIC_THERAPY__CYTOKINE" AS "current_systemic_therapy__cytokine", -- boolean: Current systemic therapy: Cytokine (interferon alfa or interleukin 2)
      "CURRENT_SYSTEMIC_THERAPY__TKI" AS "current_systemic_therapy__tki", -- boolean: Current systemic therapy: Tyrosine kinase inhibitor
      "CURRENT_SYSTEMIC_THERAPY__CHECKPOINT_INHIBITOR" AS "current_systemic_therapy__checkpoint_inhibitor", -- boolean: Current systemic therapy: Immune checkpoint inhibitor
      "CURRENT_SYSTEMIC_THERAPY__MTOR_INHIBITOR" AS "current_systemic_therapy__mtor_inhibitor", -- boolean: Current systemic therapy: mTOR inhibitor
      "TIME_ON_TREATMENT" AS "time_on_treatment__given", -- 0 to 2000 wk in steps of 1: Time on the present treatment
      "TREATMENT_RESPONSE" AS "treatment_response", -- near_complete, partial, stable, progression: Response to treatment
      "LIVER_METASTASES_REMAINING" AS "liver_metastases_remaining", -- boolean: Liver metastases left
      "PRIMARY_SYMPTOMS_NEED_INTERVENTION" AS "primary_symptoms_need_intervention", -- boolean: Symptoms of the primary that need intervention
      "METASTASECTOMY_RESULT" AS "metastasectomy_result", -- complete, residual: Result of metastasectomy
      "RESIDUAL_OR_RECURRENT" AS "residual_or_recurrent", -- boolean: Residual or recurrent disease
      "ABDOMINAL_IMAGING" AS "abdominal_imaging", -- not_done, done: Multiphase imaging of the abdomen
      "CHEST_CT" AS "chest_ct", -- not_done, done: CT of the chest
      "LABORATORY_PANEL" AS "laboratory_panel", -- not_done, done: Baseline laboratory panel
      "IODINATED_CONTRAST_CONTRAINDICATED" AS "iodinated_contrast_contraindicated", -- boolean: Iodinated contrast contraindicated
      "RENAL_MASS_BIOPSY" AS "renal_mass_biopsy", -- not_done, nondiagnostic, malignant, benign: Biopsy of the renal mass
      "LIVER_BIOPSY" AS "liver_biopsy", -- not_done, nondiagnostic, malignant, benign: Biopsy of a liver lesion
      "NEPHRECTOMY_PATHOLOGY" AS "nephrectomy_pathology" -- not_available, malignant, benign: Pathology of the nephrectomy specimen
    FROM "PATIENTS"
  ),
  -- Numbers as whole numbers, so that nothing is ever rounded.
  "counted" AS (
    SELECT
      *,
      CASE
        WHEN "total_tumor_burden__given" >= -1 AND "total_tumor_burden__given" <= 3001
        THEN CASE
            WHEN CAST("total_tumor_burden__given" AS BIGINT) = "total_tumor_burden__given"
            THEN CAST("total_tumor_burden__given" AS BIGINT)
          END
      END AS "total_tumor_burden__whole",
      CASE
        WHEN "disease_free_interval__given" >= -1 AND "disease_free_interval__given" <= 601
        THEN CASE
            WHEN CAST("disease_free_interval__given" * 10 AS BIGINT) = "disease_free_interval__given" * 10
            THEN CAST("disease_free_interval__given" * 10 AS BIGINT)
          END
      END AS "disease_free_interval__whole",
      CASE
        WHEN "metastasis_count__given" >= -1 AND "metastasis_count__given" <= 501
        THEN CASE
            WHEN CAST("metastasis_count__given" AS BIGINT) = "metastasis_count__given"
            THEN CAST("metastasis_count__given" AS BIGINT)
          END
      END AS "metastasis_count__whole",
      CASE
        WHEN "liver_metastasis_count__given" >= -1 AND "liver_metastasis_count__given" <= 501
        THEN CASE
            WHEN CAST("liver_metastasis_count__given" AS BIGINT) = "liver_metastasis_count__given"
            THEN CAST("liver_metastasis_count__given" AS BIGINT)
          END
      END AS "liver_metastasis_count__whole",
      CASE
        WHEN "lung_metastasis_count__given" >= -1 AND "lung_metastasis_count__given" <= 501
        THEN CASE
            WHEN CAST("lung_metastasis_count__given" AS BIGINT) = "lung_metastasis_count__given"
            THEN CAST("lung_metastasis_count__given" AS BIGINT)
          END
      END AS "lung_metastasis_count__whole",
      CASE
        WHEN "bone_metastasis_count__given" >= -1 AND "bone_metastasis_count__given" <= 501
        THEN CASE
            WHEN CAST("bone_metastasis_count__given" AS BIGINT) = "bone_metastasis_count__given"
            THEN CAST("bone_metastasis_count__given" AS BIGINT)
          END
      END AS "bone_metastasis_count__whole",
      CASE
        WHEN "largest_liver_metastasis__given" >= -1 AND "largest_liver_metastasis__given" <= 501
        THEN CASE
            WHEN CAST("largest_liver_metastasis__given" AS BIGINT) = "largest_liver_metastasis__given"
            THEN CAST("largest_liver_metastasis__given" AS BIGINT)
          END
      END AS "largest_liver_metastasis__whole",
      CASE
        WHEN "lung_metastasis_volume__given" >= -1 AND "lung_metastasis_volume__given" <= 5001
        THEN CASE
            WHEN CAST("lung_metastasis_volume__given" * 10 AS BIGINT) = "lung_metastasis_volume__given" * 10
            THEN CAST("lung_metastasis_volume__given" * 10 AS BIGINT)
          END
      END AS "lung_metastasis_volume__whole",
      CASE
        WHEN "hemoglobin__given" >= 0 AND "hemoglobin__given" <= 31
        THEN CASE
            WHEN CAST("hemoglobin__given" * 10 AS BIGINT) = "hemoglobin__given" * 10
            THEN CAST("hemoglobin__given" * 10 AS BIGINT)
          END
      END AS "hemoglobin__whole",
      CASE
        WHEN "hemoglobin_lower_limit__given" >= 7 AND "hemoglobin_lower_limit__given" <= 21
        THEN CASE
            WHEN CAST("hemoglobin_lower_limit__given" * 10 AS BIGINT) = "hemoglobin_lower_limit__given" * 10
            THEN CAST("hemoglobin_lower_limit__given" * 10 AS BIGINT)
          END
      END AS "hemoglobin_lower_limit__whole",
      CASE
        WHEN "calcium__given" >= 1 AND "calcium__given" <= 31
        THEN CASE
            WHEN CAST("calcium__given" * 10 AS BIGINT) = "calcium__given" * 10
            THEN CAST("calcium__given" * 10 AS BIGINT)
          END
      END AS "calcium__whole",
      CASE
        WHEN "calcium_upper_limit__given" >= 7 AND "calcium_upper_limit__given" <= 15
        THEN CASE
            WHEN CAST("calcium_upper_limit__given" * 10 AS BIGINT) = "calcium_upper_limit__given" * 10
            THEN CAST("calcium_upper_limit__given" * 10 AS BIGINT)
          END
      END AS "calcium_upper_limit__whole",
      CASE
        WHEN "albumin__given" >= -1 AND "albumin__given" <= 9
        THEN CASE
            WHEN CAST("albumin__given" * 10 AS BIGINT) = "albumin__given" * 10
            THEN CAST("albumin__given" * 10 AS BIGINT)
          END
      END AS "albumin__whole",
      CASE
        WHEN "neutrophils__given" >= -1 AND "neutrophils__given" <= 301
        THEN CASE
            WHEN CAST("neutrophils__given" * 10 AS BIGINT) = "neutrophils__given" * 10
            THEN CAST("neutrophils__given" * 10 AS BIGINT)
          END
      END AS "neutrophils__whole",
      CASE
        WHEN "neutrophils_upper_limit__given" >= 3 AND "neutrophils_upper_limit__given" <= 16
        THEN CASE
            WHEN CAST("neutrophils_upper_limit__given" * 10 AS BIGINT) = "neutrophils_upper_limit__given" * 10
            THEN CAST("neutrophils_upper_limit__given" * 10 AS BIGINT)
          END
      END AS "neutrophils_upper_limit__whole",
      CASE
        WHEN "platelets__given" >= -1 AND "platelets__given" <= 5001
        THEN CASE
            WHEN CAST("platelets__given" AS BIGINT) = "platelets__given" THEN CAST("platelets__given" AS BIGINT)
          END
      END AS "platelets__whole",
      CASE
        WHEN "platelets_upper_limit__given" >= 199 AND "platelets_upper_limit__given" <= 701
        THEN CASE
            WHEN CAST("platelets_upper_limit__given" AS BIGINT) = "platelets_upper_limit__given"
            THEN CAST("platelets_upper_limit__given" AS BIGINT)
          END
      END AS "platelets_upper_limit__whole",
      CASE
        WHEN "alkaline_phosphatase__given" >= -1 AND "alkaline_phosphatase__given" <= 10001
        THEN CASE
            WHEN CAST("alkaline_phosphatase__given" AS BIGINT) = "alkaline_phosphatase__given"
            THEN CAST("alkaline_phosphatase__given" AS BIGINT)
          END
      END AS "alkaline_phosphatase__whole",
      CASE
        WHEN "alkaline_phosphatase_upper_limit__given" >= 29 AND "alkaline_phosphatase_upper_limit__given" <= 501
        THEN CASE
            WHEN CAST("alkaline_phosphatase_upper_limit__given" AS BIGINT) = "alkaline_phosphatase_upper_limit__given"
            THEN CAST("alkaline_phosphatase_upper_limit__given" AS BIGINT)
          END
      END AS "alkaline_phosphatase_upper_limit__whole",
      CASE
        WHEN "crp__given" >= -1 AND "crp__given" <= 101
        THEN CASE
            WHEN CAST("crp__given" * 100 AS BIGINT) = "crp__given" * 100 THEN CAST("crp__given" * 100 AS BIGINT)
          END
      END AS "crp__whole",
      CASE
        WHEN "age__given" >= -1 AND "age__given" <= 121
        THEN CASE WHEN CAST("age__given" AS BIGINT) = "age__given" THEN CAST("age__given" AS BIGINT) END
      END AS "age__whole",
      CASE
        WHEN "karnofsky__given" >= -1 AND "karnofsky__given" <= 101
        THEN CASE
            WHEN CAST("karnofsky__given" AS BIGINT) = "karnofsky__given" THEN CAST("karnofsky__given" AS BIGINT)
          END
      END AS "karnofsky__whole",
      CASE
        WHEN "ecog__given" >= -1 AND "ecog__given" <= 5
        THEN CASE WHEN CAST("ecog__given" AS BIGINT) = "ecog__given" THEN CAST("ecog__given" AS BIGINT) END
      END AS "ecog__whole",
      CASE
        WHEN "time_to_systemic_therapy__given" >= -1 AND "time_to_systemic_therapy__given" <= 721
        THEN CASE
            WHEN CAST("time_to_systemic_therapy__given" * 10 AS BIGINT) = "time_to_systemic_therapy__given" * 10
            THEN CAST("time_to_systemic_therapy__given" * 10 AS BIGINT)
          END
      END AS "time_to_systemic_therapy__whole",
      CASE
        WHEN "time_on_treatment__given" >= -1 AND "time_on_treatment__given" <= 2001
        THEN CASE
            WHEN CAST("time_on_treatment__given" AS BIGINT) = "time_on_treatment__given"
            THEN CAST("time_on_treatment__given" AS BIGINT)
          END
      END AS "time_on_treatment__whole"
    FROM "given"
  ),
  -- Every value checked against its element: what does not fit is no fact, and a problem below.
  "facts" AS (
    SELECT
      *,
      CASE
        WHEN "total_tumor_burden__whole" >= 0 AND "total_tumor_burden__whole" <= 3000
        THEN "total_tumor_burden__whole"
      END AS "total_tumor_burden", -- counts 1 mm
      CASE
        WHEN "disease_free_interval__whole" >= 0 AND "disease_free_interval__whole" <= 6000
        THEN "disease_free_interval__whole"
      END AS "disease_free_interval", -- counts 0.1 mo
      CASE
        WHEN "metastasis_count__whole" >= 0 AND "metastasis_count__whole" <= 500 THEN "metastasis_count__whole"
      END AS "metastasis_count", -- counts 1
      CASE
        WHEN "liver_metastasis_count__whole" >= 0 AND "liver_metastasis_count__whole" <= 500
        THEN "liver_metastasis_count__whole"
      END AS "liver_metastasis_count", -- counts 1
      CASE
        WHEN "lung_metastasis_count__whole" >= 0 AND "lung_metastasis_count__whole" <= 500
        THEN "lung_metastasis_count__whole"
      END AS "lung_metastasis_count", -- counts 1
      CASE
        WHEN "bone_metastasis_count__whole" >= 0 AND "bone_metastasis_count__whole" <= 500
        THEN "bone_metastasis_count__whole"
      END AS "bone_metastasis_count", -- counts 1
      CASE
        WHEN "largest_liver_metastasis__whole" >= 0 AND "largest_liver_metastasis__whole" <= 500
        THEN "largest_liver_metastasis__whole"
      END AS "largest_liver_metastasis", -- counts 1 mm
      CASE
        WHEN "lung_metastasis_volume__whole" >= 0 AND "lung_metastasis_volume__whole" <= 50000
        THEN "lung_metastasis_volume__whole"
      END AS "lung_metastasis_volume", -- counts 0.1 cm3
      CASE WHEN "hemoglobin__whole" >= 10 AND "hemoglobin__whole" <= 300 THEN "hemoglobin__whole" END AS "hemoglobin", -- counts 0.1 g/dL
      CASE
        WHEN "hemoglobin_lower_limit__whole" >= 80 AND "hemoglobin_lower_limit__whole" <= 200
        THEN "hemoglobin_lower_limit__whole"
      END AS "hemoglobin_lower_limit", -- counts 0.1 g/dL
      CASE WHEN "calcium__whole" >= 20 AND "calcium__whole" <= 300 THEN "calcium__whole" END AS "calcium", -- counts 0.1 mg/dL
      CASE
        WHEN "calcium_upper_limit__whole" >= 80 AND "calcium_upper_limit__whole" <= 140
        THEN "calcium_upper_limit__whole"
      END AS "calcium_upper_limit", -- counts 0.1 mg/dL
      CASE WHEN "albumin__whole" >= 5 AND "albumin__whole" <= 80 THEN "albumin__whole" END AS "albumin", -- counts 0.1 g/dL
      CASE WHEN "neutrophils__whole" >= 0 AND "neutrophils__whole" <= 3000 THEN "neutrophils__whole" END AS "neutrophils", -- counts 0.1 10*9/L
      CASE
        WHEN "neutrophils_upper_limit__whole" >= 40 AND "neutrophils_upper_limit__whole" <= 150
        THEN "neutrophils_upper_limit__whole"
      END AS "neutrophils_upper_limit", -- counts 0.1 10*9/L
      CASE WHEN "platelets__whole" >= 0 AND "platelets__whole" <= 5000 THEN "platelets__whole" END AS "platelets", -- counts 1 10*9/L
      CASE
        WHEN "platelets_upper_limit__whole" >= 200 AND "platelets_upper_limit__whole" <= 700
        THEN "platelets_upper_limit__whole"
      END AS "platelets_upper_limit", -- counts 1 10*9/L
      CASE
        WHEN "alkaline_phosphatase__whole" >= 0 AND "alkaline_phosphatase__whole" <= 10000
        THEN "alkaline_phosphatase__whole"
      END AS "alkaline_phosphatase", -- counts 1 U/L
      CASE
        WHEN "alkaline_phosphatase_upper_limit__whole" >= 30 AND "alkaline_phosphatase_upper_limit__whole" <= 500
        THEN "alkaline_phosphatase_upper_limit__whole"
      END AS "alkaline_phosphatase_upper_limit", -- counts 1 U/L
      CASE WHEN "crp__whole" >= 0 AND "crp__whole" <= 10000 THEN "crp__whole" END AS "crp", -- counts 0.01 mg/dL
      CASE WHEN "age__whole" >= 0 AND "age__whole" <= 120 THEN "age__whole" END AS "age", -- counts 1 a
      CASE
        WHEN ("karnofsky__whole" >= 0 AND "karnofsky__whole" <= 100) AND "karnofsky__whole" % 10 = 0
        THEN "karnofsky__whole"
      END AS "karnofsky", -- counts 1
      CASE WHEN "ecog__whole" >= 0 AND "ecog__whole" <= 4 THEN "ecog__whole" END AS "ecog", -- counts 1
      CASE
        WHEN "time_to_systemic_therapy__whole" >= 0 AND "time_to_systemic_therapy__whole" <= 7200
        THEN "time_to_systemic_therapy__whole"
      END AS "time_to_systemic_therapy", -- counts 0.1 mo
      CASE
        WHEN "time_on_treatment__whole" >= 0 AND "time_on_treatment__whole" <= 2000
        THEN "time_on_treatment__whole"
      END AS "time_on_treatment" -- counts 1 wk
    FROM "counted"
  ),
  -- Derived elements; of a count the least and the greatest it can be.
  "formulas" AS (
    SELECT
      *,
      "alkaline_phosphatase_upper_limit" * 3 AS "alkaline_phosphatase_threshold", -- One and a half times the upper limit of alkaline phosphatase; counts 1/2 U/L
      ("calcium" * 5) + (((40 - "albumin") * 2) * 2) AS "corrected_calcium" -- Corrected calcium; counts 1/50 mg/dL
    FROM "facts"
  ),
  -- Every comparison of numbers, once: above this there are only truths and codes.
  "tests" AS (
    SELECT
      *,
      "karnofsky" < 80 AS "karnofsky__below_80",
      "time_to_systemic_therapy" < 120 AS "time_to_systemic_therapy__below_12",
      "hemoglobin" < "hemoglobin_lower_limit" AS "hemoglobin__below_hemoglobin_lower_limit",
      "calcium_upper_limit" * 5 < "corrected_calcium" AS "corrected_calcium__above_calcium_upper_limit",
      "neutrophils_upper_limit" < "neutrophils" AS "neutrophils__above_neutrophils_upper_limit",
      "platelets_upper_limit" < "platelets" AS "platelets__above_platelets_upper_limit",
      "disease_free_interval" >= 1 AS "disease_free_interval__above_0",
      "time_on_treatment" < 6 AS "time_on_treatment__below_6",
      "time_on_treatment" >= 6 AS "time_on_treatment__at_least_6",
      "bone_metastasis_count" = 1 AS "bone_metastasis_count__is_1",
      "alkaline_phosphatase_threshold" >= "alkaline_phosphatase" * 2 AS "alkaline_phosphatase__at_most_alkaline_phosphatase_threshold",
      "crp" < 31 AS "crp__at_most_0_3",
      "disease_free_interval" >= 241 AS "disease_free_interval__above_24",
      "ecog" = 0 AS "ecog__is_0",
      "largest_liver_metastasis" < 50 AS "largest_liver_metastasis__below_50",
      "liver_metastasis_count" = 1 AS "liver_metastasis_count__is_1",
      "disease_free_interval" >= 231 AS "disease_free_interval__above_23",
      "lung_metastasis_count" < 7 AS "lung_metastasis_count__below_7",
      "lung_metastasis_volume" < 40 AS "lung_metastasis_volume__below_4",
      "age" < 71 AS "age__at_most_70",
      "total_tumor_burden" < 141 AS "total_tumor_burden__at_most_140",
      "ecog" >= 1 AS "ecog__at_least_1",
      "total_tumor_burden" >= 141 AS "total_tumor_burden__above_140",
      "total_tumor_burden" >= 1 AS "total_tumor_burden__above_0",
      "disease_free_interval" < 1 AS "disease_free_interval__at_most_0",
      "metastasis_count" >= 1 AS "metastasis_count__at_least_1",
      "metastasis_count" = 0 AS "metastasis_count__is_0",
      "liver_metastasis_count" >= 1 AS "liver_metastasis_count__at_least_1",
      "largest_liver_metastasis" >= 1 AS "largest_liver_metastasis__above_0",
      "liver_metastasis_count" = 0 AS "liver_metastasis_count__is_0",
      "largest_liver_metastasis" < 1 AS "largest_liver_metastasis__at_most_0",
      "lung_metastasis_count" >= 1 AS "lung_metastasis_count__at_least_1",
      "lung_metastasis_count" = 0 AS "lung_metastasis_count__is_0",
      "lung_metastasis_volume" < 1 AS "lung_metastasis_volume__at_most_0",
      "bone_metastasis_count" >= 1 AS "bone_metastasis_count__at_least_1",
      "bone_metastasis_count" = 0 AS "bone_metastasis_count__is_0",
      "metastasis_count" >= "liver_metastasis_count" AS "liver_metastasis_count__at_most_metastasis_count",
      "metastasis_count" >= "lung_metastasis_count" AS "lung_metastasis_count__at_most_metastasis_count",
      "metastasis_count" >= "bone_metastasis_count" AS "bone_metastasis_count__at_most_metastasis_count",
      "total_tumor_burden" >= "largest_liver_metastasis" AS "largest_liver_metastasis__at_most_total_tumor_burden",
      "karnofsky" >= 80 AS "karnofsky__at_least_80",
      "time_to_systemic_therapy" >= "disease_free_interval" AS "time_to_systemic_therapy__at_least_disease_free_interval",
      CASE
        WHEN (NOT "total_tumor_burden__given" IS NULL AND "total_tumor_burden" IS NULL)
          OR (NOT "disease_free_interval__given" IS NULL AND "disease_free_interval" IS NULL)
          OR (NOT "metastasis_count__given" IS NULL AND "metastasis_count" IS NULL)
          OR (NOT "liver_metastasis_count__given" IS NULL AND "liver_metastasis_count" IS NULL)
          OR (NOT "lung_metastasis_count__given" IS NULL AND "lung_metastasis_count" IS NULL)
          OR (NOT "bone_metastasis_count__given" IS NULL AND "bone_metastasis_count" IS NULL)
          OR (NOT "largest_liver_metastasis__given" IS NULL AND "largest_liver_metastasis" IS NULL)
          OR (NOT "lung_metastasis_volume__given" IS NULL AND "lung_metastasis_volume" IS NULL)
          OR (NOT "hemoglobin__given" IS NULL AND "hemoglobin" IS NULL)
          OR (NOT "hemoglobin_lower_limit__given" IS NULL AND "hemoglobin_lower_limit" IS NULL)
          OR (NOT "calcium__given" IS NULL AND "calcium" IS NULL)
          OR (NOT "calcium_upper_limit__given" IS NULL AND "calcium_upper_limit" IS NULL)
          OR (NOT "albumin__given" IS NULL AND "albumin" IS NULL)
          OR (NOT "neutrophils__given" IS NULL AND "neutrophils" IS NULL)
          OR (NOT "neutrophils_upper_limit__given" IS NULL AND "neutrophils_upper_limit" IS NULL)
          OR (NOT "platelets__given" IS NULL AND "platelets" IS NULL)
          OR (NOT "platelets_upper_limit__given" IS NULL AND "platelets_upper_limit" IS NULL)
          OR (NOT "alkaline_phosphatase__given" IS NULL AND "alkaline_phosphatase" IS NULL)
          OR (NOT "alkaline_phosphatase_upper_limit__given" IS NULL AND "alkaline_phosphatase_upper_limit" IS NULL)
          OR (NOT "crp__given" IS NULL AND "crp" IS NULL)
          OR (NOT "age__given" IS NULL AND "age" IS NULL)
          OR (NOT "karnofsky__given" IS NULL AND "karnofsky" IS NULL)
          OR (NOT "ecog__given" IS NULL AND "ecog" IS NULL)
          OR (NOT "time_to_systemic_therapy__given" IS NULL AND "time_to_systemic_therapy" IS NULL)
          OR (NOT "time_on_treatment__given" IS NULL AND "time_on_treatment" IS NULL)
        THEN TRUE
        ELSE FALSE
      END AS "unfit___", -- some value that no layer above reads is no fact
      "calcium" IS NULL AS "calcium__missing",
      "albumin" IS NULL AS "albumin__missing",
      "hemoglobin" IS NULL AS "hemoglobin__missing",
      "hemoglobin_lower_limit" IS NULL AS "hemoglobin_lower_limit__missing",
      "calcium_upper_limit" IS NULL AS "calcium_upper_limit__missing",
      "neutrophils" IS NULL AS "neutrophils__missing",
      "neutrophils_upper_limit" IS NULL AS "neutrophils_upper_limit__missing",
      "platelets" IS NULL AS "platelets__missing",
      "platelets_upper_limit" IS NULL AS "platelets_upper_limit__missing",
      "alkaline_phosphatase" IS NULL AS "alkaline_phosphatase__missing",
      "alkaline_phosphatase_upper_limit" IS NULL AS "alkaline_phosphatase_upper_limit__missing"
    FROM "formulas"
  ),
  -- What the next derived elements are made of.
  "parts_1" AS (
    SELECT
      *,
      "karnofsky__below_80" AS "imdc_factor_count__1",
      "time_to_systemic_therapy__below_12" AS "imdc_factor_count__2",
      "hemoglobin__below_hemoglobin_lower_limit" AS "imdc_factor_count__3",
      "corrected_calcium__above_calcium_upper_limit" AS "imdc_factor_count__4",
      "neutrophils__above_neutrophils_upper_limit" AS "imdc_factor_count__5",
      "platelets__above_platelets_upper_limit" AS "imdc_factor_count__6"
    FROM "tests"
  ),
  -- Derived elements; of a count the least and the greatest it can be.
  "derived_1" AS (
    SELECT
      *,
      "treatment_response" IN ('near_complete', 'partial', 'stable') AS "disease_controlled", -- Disease controlled
      CASE WHEN "imdc_factor_count__1" THEN 1 ELSE 0 END + CASE WHEN "imdc_factor_count__2" THEN 1 ELSE 0 END + CASE WHEN "imdc_factor_count__3" THEN 1 ELSE 0 END + CASE WHEN "imdc_factor_count__4" THEN 1 ELSE 0 END + CASE WHEN "imdc_factor_count__5" THEN 1 ELSE 0 END + CASE WHEN "imdc_factor_count__6" THEN 1 ELSE 0 END AS "imdc_factor_count__low", -- Number of IMDC risk factors
      CASE WHEN NOT "imdc_factor_count__1" THEN 0 ELSE 1 END + CASE WHEN NOT "imdc_factor_count__2" THEN 0 ELSE 1 END + CASE WHEN NOT "imdc_factor_count__3" THEN 0 ELSE 1 END + CASE WHEN NOT "imdc_factor_count__4" THEN 0 ELSE 1 END + CASE WHEN NOT "imdc_factor_count__5" THEN 0 ELSE 1 END + CASE WHEN NOT "imdc_factor_count__6" THEN 0 ELSE 1 END AS "imdc_factor_count__high",
      "metastatic_sites__liver" AND "liver_biopsy" = 'benign' AS "liver_lesions_in_doubt", -- Liver lesions recorded as metastases against a benign biopsy
      "renal_mass_biopsy" = 'malignant'
      OR "liver_biopsy" = 'malignant'
      OR ("prior_nephrectomy" AND "nephrectomy_pathology" = 'malignant') AS "malignant_tissue", -- Malignant tissue proven
      "prior_nephrectomy" AND "disease_free_interval__above_0" AS "metachronous", -- Metachronous metastases
      "t_stage" = 't4' OR "m_stage" = 'm1' AS "stage_iv", -- Stage IV
      "hematuria" OR "flank_pain" OR "other_primary_symptoms" AS "symptomatic_primary" -- Symptomatic primary tumour
    FROM "parts_1"
  ),
  -- Derived elements; of a count the least and the greatest it can be.
  "derived_2" AS (
    SELECT
      *,
      CASE
        WHEN "imdc_factor_count__low" >= 0 AND "imdc_factor_count__high" <= 0 THEN TRUE
        WHEN "imdc_factor_count__high" < 0 OR "imdc_factor_count__low" > 0 THEN FALSE
      END AS "imdc_risk__favorable", -- IMDC risk group: Favourable (no factor)
      CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END
      AND NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END AS "imdc_risk__intermediate", -- IMDC risk group: Intermediate (one or two factors)
      CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END AS "imdc_risk__poor", -- IMDC risk group: Poor (three to six factors)
      "abdominal_imaging" = 'done'
      AND "chest_ct" = 'done'
      AND "laboratory_panel" = 'done'
      AND "malignant_tissue"
      AND NOT "liver_lesions_in_doubt" AS "workup_complete" -- Work-up complete
    FROM "derived_1"
  ),
  -- What no patient can have.
  "admitted" AS (
    SELECT
      *,
      (
        NOT "metastatic_sites__liver"
        AND NOT "metastatic_sites__lung"
        AND NOT "metastatic_sites__bone"
        AND NOT "metastatic_sites__brain"
        AND NOT "metastatic_sites__lymph_node"
        AND NOT "metastatic_sites__other"
      )
      OR "m_stage" = 'm1' AS "holds___sites_need_m1", -- A metastasis at any site makes the stage M1.
      "m_stage" = 'm0'
      OR CASE
          WHEN CASE WHEN "metastatic_sites__liver" THEN 1 ELSE 0 END + CASE WHEN "metastatic_sites__lung" THEN 1 ELSE 0 END + CASE WHEN "metastatic_sites__bone" THEN 1 ELSE 0 END + CASE WHEN "metastatic_sites__brain" THEN 1 ELSE 0 END + CASE WHEN "metastatic_sites__lymph_node" THEN 1 ELSE 0 END + CASE WHEN "metastatic_sites__other" THEN 1 ELSE 0 END >= 1
          THEN TRUE
          WHEN CASE WHEN NOT "metastatic_sites__liver" THEN 0 ELSE 1 END + CASE WHEN NOT "metastatic_sites__lung" THEN 0 ELSE 1 END + CASE WHEN NOT "metastatic_sites__bone" THEN 0 ELSE 1 END + CASE WHEN NOT "metastatic_sites__brain" THEN 0 ELSE 1 END + CASE WHEN NOT "metastatic_sites__lymph_node" THEN 0 ELSE 1 END + CASE WHEN NOT "metastatic_sites__other" THEN 0 ELSE 1 END < 1
          THEN FALSE
        END AS "holds___m1_needs_a_site", -- M1 means that at least one site has a metastasis.
      (
        NOT "metastatic_sites__liver"
        AND NOT "metastatic_sites__lung"
        AND NOT "metastatic_sites__bone"
        AND NOT "metastatic_sites__brain"
        AND NOT "metastatic_sites__lymph_node"
        AND NOT "metastatic_sites__other"
      )
      OR "total_tumor_burden__above_0" AS "holds___metastases_add_to_burden", -- A metastasis adds to the total tumour burden.
      NOT "oligometastatic" OR "m_stage" = 'm1' AS "holds___oligometastatic_needs_metastases", -- Oligometastatic disease has at least one metastasis.
      "prior_nephrectomy" OR "disease_free_interval__at_most_0" AS "holds___synchronous_without_nephrectomy", -- The interval starts with the nephrectomy, so it is 0 for someone who has had none.
      "prior_nephrectomy" OR "nephrectomy_pathology" = 'not_available' AS "holds___specimen_needs_nephrectomy", -- Without a nephrectomy there is no specimen.
      "renal_mass_biopsy" = 'malignant'
      OR "liver_biopsy" = 'malignant'
      OR "nephrectomy_pathology" = 'malignant'
      OR "histology" = 'undetermined' AS "holds___subtype_needs_malignant_tissue", -- A subtype can only be told from malignant tissue.
      (
        NOT "metastatic_sites__liver"
        AND NOT "metastatic_sites__lung"
        AND NOT "metastatic_sites__bone"
        AND NOT "metastatic_sites__brain"
        AND NOT "metastatic_sites__lymph_node"
        AND NOT "metastatic_sites__other"
      )
      OR "metastasis_count__at_least_1" AS "holds___a_site_has_a_metastasis", -- Where a site is recorded there is at least one metastasis.
      "metastasis_count__is_0"
      OR CASE
          WHEN CASE WHEN "metastatic_sites__liver" THEN 1 ELSE 0 END + CASE WHEN "metastatic_sites__lung" THEN 1 ELSE 0 END + CASE WHEN "metastatic_sites__bone" THEN 1 ELSE 0 END + CASE WHEN "metastatic_sites__brain" THEN 1 ELSE 0 END + CASE WHEN "metastatic_sites__lymph_node" THEN 1 ELSE 0 END + CASE WHEN "metastatic_sites__other" THEN 1 ELSE 0 END >= 1
          THEN TRUE
          WHEN CASE WHEN NOT "metastatic_sites__liver" THEN 0 ELSE 1 END + CASE WHEN NOT "metastatic_sites__lung" THEN 0 ELSE 1 END + CASE WHEN NOT "metastatic_sites__bone" THEN 0 ELSE 1 END + CASE WHEN NOT "metastatic_sites__brain" THEN 0 ELSE 1 END + CASE WHEN NOT "metastatic_sites__lymph_node" THEN 0 ELSE 1 END + CASE WHEN NOT "metastatic_sites__other" THEN 0 ELSE 1 END < 1
          THEN FALSE
        END AS "holds___a_metastasis_has_a_site", -- Every metastasis lies at some site.
      NOT "metastatic_sites__liver"
      OR ("liver_metastasis_count__at_least_1" AND "largest_liver_metastasis__above_0") AS "holds___liver_site_has_a_metastasis", -- Where the liver is a site it holds at least one metastasis, which has a size.
      "metastatic_sites__liver" OR ("liver_metastasis_count__is_0" AND "largest_liver_metastasis__at_most_0") AS "holds___liver_metastasis_makes_a_site", -- A metastasis in the liver makes it a site.
      NOT "metastatic_sites__lung" OR "lung_metastasis_count__at_least_1" AS "holds___lung_site_has_a_metastasis", -- Where the lung is a site it holds at least one metastasis.
      "metastatic_sites__lung" OR ("lung_metastasis_count__is_0" AND "lung_metastasis_volume__at_most_0") AS "holds___lung_metastasis_makes_a_site", -- A metastasis in the lung makes it a site.
      NOT "metastatic_sites__bone" OR "bone_metastasis_count__at_least_1" AS "holds___bone_site_has_a_metastasis", -- Where bone is a site it holds at least one metastasis.
      "metastatic_sites__bone"
      OR (
          "bone_metastasis_count__is_0"
          AND (
              NOT "bone_sites__vertebral"
              AND NOT "bone_sites__pelvic"
              AND NOT "bone_sites__appendicular"
              AND NOT "bone_sites__thoracic"
            )
        ) AS "holds___bone_metastasis_makes_a_site", -- A metastasis in a bone makes bone a site.
      "liver_metastasis_count__at_most_metastasis_count" AS "holds___liver_count_within_all", -- The metastases of the liver are among all metastases.
      "lung_metastasis_count__at_most_metastasis_count" AS "holds___lung_count_within_all", -- The metastases of the lungs are among all metastases.
      "bone_metastasis_count__at_most_metastasis_count" AS "holds___bone_count_within_all", -- The metastases of the bones are among all metastases.
      "largest_liver_metastasis__at_most_total_tumor_burden" AS "holds___liver_size_within_burden", -- The largest liver metastasis is part of the total tumour burden.
      NOT "ecog__is_0" OR "karnofsky__at_least_80" AS "holds___ecog_0_means_karnofsky_80", -- A fully active patient has a Karnofsky status of 80 or more.
      NOT "prior_nephrectomy" OR NOT "primary_resectable" AS "holds___no_primary_left_to_resect", -- A kidney that has been removed cannot be removed again.
      CASE
        WHEN CASE WHEN "prior_systemic_therapy__cytokine" THEN 1 ELSE 0 END + CASE WHEN "prior_systemic_therapy__tki" THEN 1 ELSE 0 END + CASE WHEN "prior_systemic_therapy__checkpoint_inhibitor" THEN 1 ELSE 0 END + CASE WHEN "prior_systemic_therapy__mtor_inhibitor" THEN 1 ELSE 0 END >= 1
        THEN TRUE
        WHEN CASE WHEN NOT "prior_systemic_therapy__cytokine" THEN 0 ELSE 1 END + CASE WHEN NOT "prior_systemic_therapy__tki" THEN 0 ELSE 1 END + CASE WHEN NOT "prior_systemic_therapy__checkpoint_inhibitor" THEN 0 ELSE 1 END + CASE WHEN NOT "prior_systemic_therapy__mtor_inhibitor" THEN 0 ELSE 1 END < 1
        THEN FALSE
      END
      OR "time_to_systemic_therapy__at_least_disease_free_interval" AS "holds___drugs_start_after_metastasis", -- In a patient who has had no drugs, systemic therapy starts after the metastases appear, and these after the nephrectomy, which follows the diagnosis.
      NOT "current_systemic_therapy__cytokine" OR "prior_systemic_therapy__cytokine" AS "holds___current_cytokine_counts_as_given", -- A class that is being given now is recorded among those given so far.
      NOT "current_systemic_therapy__tki" OR "prior_systemic_therapy__tki" AS "holds___current_tki_counts_as_given", -- A class that is being given now is recorded among those given so far.
      NOT "current_systemic_therapy__checkpoint_inhibitor" OR "prior_systemic_therapy__checkpoint_inhibitor" AS "holds___current_checkpoint_inhibitor_counts_as_given", -- A class that is being given now is recorded among those given so far.
      NOT "current_systemic_therapy__mtor_inhibitor" OR "prior_systemic_therapy__mtor_inhibitor" AS "holds___current_mtor_inhibitor_counts_as_given", -- A class that is being given now is recorded among those given so far.
      "m_stage" = 'm0' OR "residual_or_recurrent" AS "holds___metastases_are_disease", -- Metastases that are recorded as present are disease that is left or has come back.
      "metastasectomy_result" <> 'residual' OR "residual_or_recurrent" AS "holds___residual_is_disease", -- Disease that an operation left behind is residual disease.
      NOT "liver_metastases_remaining" OR "metastatic_sites__liver" AS "holds___remaining_liver_metastases_have_a_site", -- Liver metastases that are left make the liver a site.
      NOT "primary_symptoms_need_intervention" OR NOT "prior_nephrectomy" AS "holds___primary_symptoms_need_a_primary", -- A kidney that has been removed causes no symptoms.
      CASE
        WHEN "unfit___"
          OR NOT ("patient___entry" IN ('new-patient', 'after-nephrectomy', 'on-treatment', 'after-metastasectomy'))
          OR NOT ("histology" IN ('clear_cell', 'non_clear_cell', 'undetermined', 'not_renal_cell'))
          OR NOT ("t_stage" IN ('t1', 't2', 't3', 't4'))
          OR NOT ("n_stage" IN ('n0', 'n1'))
          OR NOT ("m_stage" IN ('m0', 'm1'))
          OR NOT ("treatment_response" IN ('near_complete', 'partial', 'stable', 'progression'))
          OR NOT ("metastasectomy_result" IN ('complete', 'residual'))
          OR NOT ("abdominal_imaging" IN ('not_done', 'done'))
          OR NOT ("chest_ct" IN ('not_done', 'done'))
          OR NOT ("laboratory_panel" IN ('not_done', 'done'))
          OR NOT ("renal_mass_biopsy" IN ('not_done', 'nondiagnostic', 'malignant', 'benign'))
          OR NOT ("liver_biopsy" IN ('not_done', 'nondiagnostic', 'malignant', 'benign'))
          OR NOT ("nephrectomy_pathology" IN ('not_available', 'malignant', 'benign'))
        THEN TRUE
        ELSE FALSE
      END AS "misfit___" -- some value is no fact
    FROM "derived_2"
  ),
  -- Whether the facts can be a patient's at all.
  "verdict" AS (
    SELECT
      *,
      CASE
        WHEN "misfit___"
          OR NOT "holds___sites_need_m1"
          OR NOT "holds___m1_needs_a_site"
          OR NOT "holds___metastases_add_to_burden"
          OR NOT "holds___oligometastatic_needs_metastases"
          OR NOT "holds___synchronous_without_nephrectomy"
          OR NOT "holds___specimen_needs_nephrectomy"
          OR NOT "holds___subtype_needs_malignant_tissue"
          OR NOT "holds___a_site_has_a_metastasis"
          OR NOT "holds___a_metastasis_has_a_site"
          OR NOT "holds___liver_site_has_a_metastasis"
          OR NOT "holds___liver_metastasis_makes_a_site"
          OR NOT "holds___lung_site_has_a_metastasis"
          OR NOT "holds___lung_metastasis_makes_a_site"
          OR NOT "holds___bone_site_has_a_metastasis"
          OR NOT "holds___bone_metastasis_makes_a_site"
          OR NOT "holds___liver_count_within_all"
          OR NOT "holds___lung_count_within_all"
          OR NOT "holds___bone_count_within_all"
          OR NOT "holds___liver_size_within_burden"
          OR NOT "holds___ecog_0_means_karnofsky_80"
          OR NOT "holds___no_primary_left_to_resect"
          OR NOT "holds___drugs_start_after_metastasis"
          OR NOT "holds___current_cytokine_counts_as_given"
          OR NOT "holds___current_tki_counts_as_given"
          OR NOT "holds___current_checkpoint_inhibitor_counts_as_given"
          OR NOT "holds___current_mtor_inhibitor_counts_as_given"
          OR NOT "holds___metastases_are_disease"
          OR NOT "holds___residual_is_disease"
          OR NOT "holds___remaining_liver_metastases_have_a_site"
          OR NOT "holds___primary_symptoms_need_a_primary"
          OR (NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor")
          OR (
              ("imdc_risk__favorable" AND "imdc_risk__intermediate")
              OR ("imdc_risk__favorable" AND "imdc_risk__poor")
              OR ("imdc_risk__intermediate" AND "imdc_risk__poor")
            )
        THEN TRUE
        ELSE FALSE
      END AS "invalid___"
    FROM "admitted"
  ),
  -- Which branches are taken, if their decision applies, and whom the entry point is for.
  "decisions" AS (
    SELECT
      *,
      CASE
        WHEN "patient___entry" = 'new-patient' THEN TRUE
        WHEN "patient___entry" = 'after-nephrectomy'
        THEN "prior_nephrectomy" AND "malignant_tissue" AND "m_stage" = 'm1' AND "histology" <> 'not_renal_cell'
        WHEN "patient___entry" = 'on-treatment'
        THEN "malignant_tissue"
          AND "m_stage" = 'm1'
          AND CASE
              WHEN CASE WHEN "current_systemic_therapy__cytokine" THEN 1 ELSE 0 END + CASE WHEN "current_systemic_therapy__tki" THEN 1 ELSE 0 END + CASE WHEN "current_systemic_therapy__checkpoint_inhibitor" THEN 1 ELSE 0 END + CASE WHEN "current_systemic_therapy__mtor_inhibitor" THEN 1 ELSE 0 END >= 1
              THEN TRUE
              WHEN CASE WHEN NOT "current_systemic_therapy__cytokine" THEN 0 ELSE 1 END + CASE WHEN NOT "current_systemic_therapy__tki" THEN 0 ELSE 1 END + CASE WHEN NOT "current_systemic_therapy__checkpoint_inhibitor" THEN 0 ELSE 1 END + CASE WHEN NOT "current_systemic_therapy__mtor_inhibitor" THEN 0 ELSE 1 END < 1
              THEN FALSE
            END
          AND "histology" <> 'not_renal_cell'
        WHEN "patient___entry" = 'after-metastasectomy'
        THEN "malignant_tissue" AND "histology" <> 'not_renal_cell'
      END AS "scope___", -- whether the entry point is for this patient
      "abdominal_imaging" = 'not_done' AND NOT "iodinated_contrast_contraindicated" AS "takes___baseline_workup__no_abdominal_imaging", -- Baseline work-up Abdomen not imaged, contrast can be given
      "abdominal_imaging" = 'not_done' AND "iodinated_contrast_contraindicated" AS "takes___baseline_workup__no_abdominal_imaging_no_contrast", -- Baseline work-up Abdomen not imaged, contrast contraindicated
      "chest_ct" = 'not_done' AS "takes___baseline_workup__no_chest_ct", -- Baseline work-up Chest not imaged by CT
      "laboratory_panel" = 'not_done' AS "takes___baseline_workup__no_laboratory_panel", -- Baseline work-up Laboratory panel missing
      "abdominal_imaging" = 'done' AND "chest_ct" = 'done' AND "laboratory_panel" = 'done' AS "takes___baseline_workup__tests_complete", -- Baseline work-up All three done
      "metastasectomy_result" = 'complete' AND NOT "residual_or_recurrent" AS "takes___disease_after_metastasectomy__no_disease", -- Disease after metastasectomy Complete, no disease left or come back
      "laboratory_panel" = 'done' AND ("metastasectomy_result" = 'residual' OR "residual_or_recurrent") AS "takes___disease_after_metastasectomy__disease_current_panel", -- Disease after metastasectomy Disease, current laboratory panel at hand
      "laboratory_panel" = 'not_done' AND ("metastasectomy_result" = 'residual' OR "residual_or_recurrent") AS "takes___disease_after_metastasectomy__disease_no_panel", -- Disease after metastasectomy Disease, no current laboratory panel
      "m_stage" = 'm1' AS "takes___extent_of_disease__metastatic", -- Extent of the disease Distant metastases (stage IV)
      "m_stage" = 'm0' AND "liver_direct_invasion" AS "takes___extent_of_disease__direct_invasion", -- Extent of the disease No metastases, but direct growth into the liver
      "m_stage" = 'm0' AND NOT "liver_direct_invasion" AND "stage_iv" AS "takes___extent_of_disease__locally_advanced", -- Extent of the disease No metastases, stage IV by a T4 tumour
      "m_stage" = 'm0' AND NOT "liver_direct_invasion" AND NOT "stage_iv" AS "takes___extent_of_disease__localized", -- Extent of the disease No metastases, below stage IV
      "laboratory_panel" = 'done' AS "takes___laboratory_values_after_nephrectomy__current", -- Laboratory values after nephrectomy Current panel at hand
      "laboratory_panel" = 'not_done' AS "takes___laboratory_values_after_nephrectomy__missing", -- Laboratory values after nephrectomy No current panel
      "time_on_treatment__below_6" AS "takes___response_imaging_due__not_yet", -- Is imaging due? Less than 6 weeks
      "time_on_treatment__at_least_6" AS "takes___response_imaging_due__due", -- Is imaging due? 6 weeks or more
      "disease_controlled" AS "takes___response_to_treatment__controlled", -- Response to treatment Near-complete or partial response, or stable
      NOT "disease_controlled" AS "takes___response_to_treatment__progression", -- Response to treatment Progression
      "liver_metastases_remaining" AND "oligometastatic" AND "metastases_resectable" AND "surgical_candidate" AS "takes___liver_metastases_left__resectable", -- Liver metastases left Left, oligometastatic, resectable, fit for surgery
      "liver_metastases_remaining"
      AND (NOT "oligometastatic" OR NOT "metastases_resectable" OR NOT "surgical_candidate") AS "takes___liver_metastases_left__not_resectable", -- Liver metastases left Left, but not for resection
      NOT "liver_metastases_remaining" AS "takes___liver_metastases_left__none_left", -- Liver metastases left None left
      "treatment_response" = 'near_complete'
      AND NOT "prior_nephrectomy"
      AND "surgical_candidate"
      AND "primary_resectable" AS "takes___near_complete_response__candidate", -- Near-complete response with the kidney in place Near complete, kidney in place, operable
      "neurologic_symptoms" AND NOT "metastatic_sites__brain" AS "takes___symptom_directed_imaging__brain", -- Imaging of brain and bone Neurologic symptoms, no brain metastasis known
      ("bone_pain" OR "fracture_or_impending") AND NOT "metastatic_sites__bone" AS "takes___symptom_directed_imaging__bone", -- Imaging of brain and bone Bone pain or fracture, no bone metastasis known
      "primary_symptoms_need_intervention" AND "surgical_candidate" AND "primary_resectable" AS "takes___symptoms_of_primary_on_treatment__operable", -- Symptoms of the primary on treatment Symptoms; fit for surgery and resectable
      "primary_symptoms_need_intervention" AND (NOT "surgical_candidate" OR NOT "primary_resectable") AS "takes___symptoms_of_primary_on_treatment__not_operable", -- Symptoms of the primary on treatment Symptoms; not operable
      NOT "primary_symptoms_need_intervention" AS "takes___symptoms_of_primary_on_treatment__none", -- Symptoms of the primary on treatment No such symptoms
      "malignant_tissue" AS "takes___tissue_diagnosis__malignant", -- Tissue diagnosis Malignant
      NOT "malignant_tissue"
      AND ("renal_mass_biopsy" = 'benign' OR ("prior_nephrectomy" AND "nephrectomy_pathology" = 'benign')) AS "takes___tissue_diagnosis__benign", -- Tissue diagnosis The renal tumour is benign
      NOT "malignant_tissue"
      AND "renal_mass_biopsy" IN ('not_done', 'nondiagnostic')
      AND (NOT "prior_nephrectomy" OR "nephrectomy_pathology" = 'not_available') AS "takes___tissue_diagnosis__no_diagnosis", -- Tissue diagnosis No diagnosis yet
      NOT "prior_nephrectomy" AND "renal_mass_biopsy" = 'not_done' AS "takes___biopsy_site__renal_mass_first", -- Where to take the biopsy Renal mass not sampled yet
      "liver_biopsy" = 'not_done'
      AND "metastatic_sites__liver"
      AND ("prior_nephrectomy" OR "renal_mass_biopsy" = 'nondiagnostic') AS "takes___biopsy_site__liver_lesion", -- Where to take the biopsy Renal biopsy nondiagnostic or kidney removed, liver lesion not sampled
      NOT "prior_nephrectomy" AND "renal_mass_biopsy" = 'nondiagnostic' AND "liver_biopsy" = 'nondiagnostic' AS "takes___biopsy_site__both_nondiagnostic", -- Where to take the biopsy Both biopsies nondiagnostic
      "histology" IN ('clear_cell', 'non_clear_cell') AS "takes___histologic_subtype__renal_cell", -- Histologic subtype Renal cell carcinoma
      "histology" = 'undetermined' AS "takes___histologic_subtype__undetermined", -- Histologic subtype Malignant, subtype not determined
      "histology" = 'not_renal_cell' AS "takes___histologic_subtype__other_cancer", -- Histologic subtype Not renal cell carcinoma
      "liver_lesions_in_doubt" AS "takes___liver_lesion_proof__contradicted", -- Are the liver lesions metastases? Liver biopsy benign, liver recorded as a site
      NOT "liver_lesions_in_doubt" AS "takes___liver_lesion_proof__not_contradicted", -- Are the liver lesions metastases? No contradiction
      NOT "prior_nephrectomy" AND "symptomatic_primary" AND "surgical_candidate" AND "primary_resectable" AS "takes___symptomatic_primary__operable", -- Symptomatic primary tumour Symptoms; fit for surgery and resectable
      NOT "prior_nephrectomy"
      AND "symptomatic_primary"
      AND "malignant_tissue"
      AND (NOT "surgical_candidate" OR NOT "primary_resectable") AS "takes___symptomatic_primary__not_operable", -- Symptomatic primary tumour Symptoms; not operable, cancer proven
      NOT "prior_nephrectomy"
      AND "symptomatic_primary"
      AND NOT "malignant_tissue"
      AND (NOT "surgical_candidate" OR NOT "primary_resectable") AS "takes___symptomatic_primary__not_operable_unproven", -- Symptomatic primary tumour Symptoms; not operable, no tissue yet
      "prior_nephrectomy" OR NOT "symptomatic_primary" AS "takes___symptomatic_primary__no_symptoms", -- Symptomatic primary tumour No symptoms, or kidney removed
      NOT "prior_systemic_therapy__cytokine"
      AND NOT "prior_systemic_therapy__tki"
      AND NOT "prior_systemic_therapy__checkpoint_inhibitor"
      AND NOT "prior_systemic_therapy__mtor_inhibitor" AS "takes___treatment_history__naive", -- Earlier systemic therapy None
      CASE
        WHEN CASE WHEN "prior_systemic_therapy__cytokine" THEN 1 ELSE 0 END + CASE WHEN "prior_systemic_therapy__tki" THEN 1 ELSE 0 END + CASE WHEN "prior_systemic_therapy__checkpoint_inhibitor" THEN 1 ELSE 0 END + CASE WHEN "prior_systemic_therapy__mtor_inhibitor" THEN 1 ELSE 0 END >= 1
        THEN TRUE
        WHEN CASE WHEN NOT "prior_systemic_therapy__cytokine" THEN 0 ELSE 1 END + CASE WHEN NOT "prior_systemic_therapy__tki" THEN 0 ELSE 1 END + CASE WHEN NOT "prior_systemic_therapy__checkpoint_inhibitor" THEN 0 ELSE 1 END + CASE WHEN NOT "prior_systemic_therapy__mtor_inhibitor" THEN 0 ELSE 1 END < 1
        THEN FALSE
      END AS "takes___treatment_history__pretreated", -- Earlier systemic therapy One class or more
      CASE
        WHEN NOT "imdc_risk__favorable" THEN FALSE
        WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE
      END AS "takes___imdc_risk_group__favorable", -- IMDC risk group Favourable, no factor
      CASE
        WHEN NOT "imdc_risk__intermediate" THEN FALSE
        WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__poor" THEN TRUE
      END AS "takes___imdc_risk_group__intermediate", -- IMDC risk group Intermediate, one or two factors
      CASE
        WHEN NOT "imdc_risk__poor" THEN FALSE
        WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN TRUE
      END
      AND NOT "prior_nephrectomy" AS "takes___imdc_risk_group__poor", -- IMDC risk group Poor, three factors or more; kidney in place
      CASE
        WHEN NOT "imdc_risk__poor" THEN FALSE
        WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN TRUE
      END
      AND "prior_nephrectomy" AS "takes___imdc_risk_group__poor_after_nephrectomy", -- IMDC risk group Poor, three factors or more; kidney removed
      "oligometastatic" AS "takes___oligometastatic_disease__oligometastatic", -- Oligometastatic disease Oligometastatic
      NOT "oligometastatic" AS "takes___oligometastatic_disease__widespread", -- Oligometastatic disease More than that
      "metastases_resectable" AND "surgical_candidate" AS "takes___resection_of_metastases__feasible", -- Can all metastases be removed? Feasible
      "metastatic_sites__liver" AND (NOT "metastases_resectable" OR NOT "surgical_candidate") AS "takes___resection_of_metastases__not_feasible_liver", -- Can all metastases be removed? Not resectable or not fit, liver metastases
      NOT "metastatic_sites__liver" AND (NOT "metastases_resectable" OR NOT "surgical_candidate") AS "takes___resection_of_metastases__not_feasible_elsewhere", -- Can all metastases be removed? Not resectable or not fit, no liver metastases
      NOT "prior_nephrectomy" AND "primary_resectable" AND NOT "symptomatic_primary" AND "metastatic_sites__liver" AS "takes___primary_at_resection__combined", -- Which operation removes all disease? Kidney in place, resectable, without symptoms; liver metastases
      "metachronous" AS "takes___primary_at_resection__metachronous", -- Which operation removes all disease? Metastases after an earlier nephrectomy
      "metastatic_sites__liver" AS "takes___metastasectomy_by_site__liver", -- Metastasectomy by site Liver
      "metastatic_sites__lung" AS "takes___metastasectomy_by_site__lung", -- Metastasectomy by site Lung
      "metastatic_sites__bone" AS "takes___metastasectomy_by_site__bone", -- Metastasectomy by site Bone
      "metastatic_sites__brain" AS "takes___metastasectomy_by_site__brain", -- Metastasectomy by site Brain
      "metastatic_sites__lymph_node" OR "metastatic_sites__other" AS "takes___metastasectomy_by_site__elsewhere", -- Metastasectomy by site Lymph nodes or another site
      "bone_metastasis_count__is_1"
      AND (
          NOT "metastatic_sites__liver"
          AND NOT "metastatic_sites__lung"
          AND NOT "metastatic_sites__brain"
          AND NOT "metastatic_sites__lymph_node"
          AND NOT "metastatic_sites__other"
        )
      AND "histology" = 'clear_cell'
      AND NOT "sarcomatoid_features"
      AND "alkaline_phosphatase__at_most_alkaline_phosphatase_threshold"
      AND "crp__at_most_0_3"
      AND NOT ("bone_sites__vertebral" OR "bone_sites__pelvic") AS "takes___outlook_of_bone_resection__favorable", -- Outlook of bone resection Solitary, bone only, clear cell, no unfavourable feature
      "disease_free_interval__above_24"
      AND "ecog__is_0"
      AND NOT "high_grade"
      AND ("largest_liver_metastasis__below_50" OR "liver_metastasis_count__is_1") AS "takes___outlook_of_liver_resection__favorable", -- Outlook of liver resection Interval above 24 months, ECOG 0, not high grade, and below 50 mm or solitary
      "disease_free_interval__above_23"
      AND "lung_metastasis_count__below_7"
      AND "lung_metastasis_volume__below_4"
      AND "age__at_most_70"
      AND "n_stage" = 'n0'
      AND NOT "high_grade" AS "takes___outlook_of_lung_resection__favorable", -- Outlook of lung resection All favourable features
      NOT "prior_nephrectomy"
      AND NOT CASE WHEN "imdc_factor_count__low" >= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 THEN FALSE END AS "takes___single_risk_factor__at_most_one_factor", -- Is upfront nephrectomy a question? In place, none or one factor
      NOT "prior_nephrectomy"
      AND CASE
          WHEN "imdc_factor_count__low" >= 2 AND "imdc_factor_count__high" <= 2 THEN TRUE
          WHEN "imdc_factor_count__high" < 2 OR "imdc_factor_count__low" > 2 THEN FALSE
        END AS "takes___single_risk_factor__two_factors", -- Is upfront nephrectomy a question? In place, two factors
      "prior_nephrectomy" AS "takes___single_risk_factor__removed", -- Is upfront nephrectomy a question? Kidney already removed
      "ecog__is_0" AND "total_tumor_burden__at_most_140" AS "takes___low_volume_excellent_status__both", -- Low volume and excellent status ECOG 0 and at most 140 mm
      "ecog__at_least_1" OR "total_tumor_burden__above_140" AS "takes___low_volume_excellent_status__not_both", -- Low volume and excellent status ECOG 1 or more, or above 140 mm
      "surgical_candidate" AND "primary_resectable" AND NOT "symptomatic_primary" AS "takes___upfront_surgery_feasible__feasible", -- Is upfront nephrectomy feasible? Fit, resectable, no symptoms
      NOT "surgical_candidate" OR NOT "primary_resectable" OR "symptomatic_primary" AS "takes___upfront_surgery_feasible__not_feasible", -- Is upfront nephrectomy feasible? Not fit, not resectable, or symptomatic
      "high_kidney_disease_burden" OR "paraneoplastic_syndrome" OR "normal_contralateral_kidney" AS "takes___reason_for_upfront_nephrectomy__reason", -- Does the textbook see a reason to operate first? At least one reason
      NOT "high_kidney_disease_burden" AND NOT "paraneoplastic_syndrome" AND NOT "normal_contralateral_kidney" AS "takes___reason_for_upfront_nephrectomy__no_reason", -- Does the textbook see a reason to operate first? None of them
      "systemic_therapy_candidate" AS "takes___systemic_candidacy__candidate", -- Candidate for systemic therapy Candidate
      NOT "systemic_therapy_candidate" AS "takes___systemic_candidacy__no_candidate", -- Candidate for systemic therapy No class can be given
      "histology" = 'clear_cell' AS "takes___subtype_for_drugs__clear_cell", -- Subtype and drugs Clear cell
      "histology" = 'non_clear_cell' AS "takes___subtype_for_drugs__non_clear_cell", -- Subtype and drugs Another subtype
      "histology" = 'undetermined' AS "takes___subtype_for_drugs__undetermined", -- Subtype and drugs Subtype not determined
      NOT "prior_systemic_therapy__cytokine"
      AND NOT "prior_systemic_therapy__tki"
      AND NOT "prior_systemic_therapy__checkpoint_inhibitor"
      AND NOT "prior_systemic_therapy__mtor_inhibitor" AS "takes___line_of_treatment__first_line", -- Line of treatment None so far
      CASE
        WHEN CASE WHEN "prior_systemic_therapy__cytokine" THEN 1 ELSE 0 END + CASE WHEN "prior_systemic_therapy__tki" THEN 1 ELSE 0 END + CASE WHEN "prior_systemic_therapy__checkpoint_inhibitor" THEN 1 ELSE 0 END + CASE WHEN "prior_systemic_therapy__mtor_inhibitor" THEN 1 ELSE 0 END >= 1
        THEN TRUE
        WHEN CASE WHEN NOT "prior_systemic_therapy__cytokine" THEN 0 ELSE 1 END + CASE WHEN NOT "prior_systemic_therapy__tki" THEN 0 ELSE 1 END + CASE WHEN NOT "prior_systemic_therapy__checkpoint_inhibitor" THEN 0 ELSE 1 END + CASE WHEN NOT "prior_systemic_therapy__mtor_inhibitor" THEN 0 ELSE 1 END < 1
        THEN FALSE
      END AS "takes___line_of_treatment__later_line", -- Line of treatment Treated before
      (
        NOT "prior_systemic_therapy__tki"
        AND NOT "prior_systemic_therapy__checkpoint_inhibitor"
        AND NOT "prior_systemic_therapy__mtor_inhibitor"
      )
      AND NOT "vegf_tki_contraindicated" AS "takes___earlier_drugs__cytokine_only", -- Drugs after earlier drugs Cytokine only, tyrosine kinase inhibitor possible
      "prior_systemic_therapy__tki" AND NOT "prior_systemic_therapy__mtor_inhibitor" AS "takes___earlier_drugs__tki", -- Drugs after earlier drugs Tyrosine kinase inhibitor, no mTOR inhibitor
      CASE
        WHEN NOT "imdc_risk__poor" THEN FALSE
        WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN TRUE
      END AS "takes___risk_at_first_line__poor", -- How urgent are drugs? Poor risk
      CASE
        WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN FALSE
        WHEN NOT "imdc_risk__poor" THEN TRUE
      END AS "takes___risk_at_first_line__not_poor", -- How urgent are drugs? Favourable or intermediate risk
      NOT "immunotherapy_contraindicated"
      AND NOT "vegf_tki_contraindicated"
      AND CASE
          WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN FALSE
          WHEN NOT "imdc_risk__favorable" THEN TRUE
        END AS "takes___first_line_classes__both_intermediate_poor", -- First-line drugs Both classes, intermediate or poor risk
      NOT "immunotherapy_contraindicated"
      AND NOT "vegf_tki_contraindicated"
      AND CASE
          WHEN NOT "imdc_risk__favorable" THEN FALSE
          WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE
        END AS "takes___first_line_classes__both_favorable", -- First-line drugs Both classes, favourable risk
      NOT "immunotherapy_contraindicated"
      AND "vegf_tki_contraindicated"
      AND CASE
          WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN FALSE
          WHEN NOT "imdc_risk__favorable" THEN TRUE
        END AS "takes___first_line_classes__no_tki_intermediate_poor", -- First-line drugs No tyrosine kinase inhibitor, intermediate or poor risk
      "immunotherapy_contraindicated" AND NOT "vegf_tki_contraindicated" AS "takes___first_line_classes__no_checkpoint_inhibitor", -- First-line drugs No checkpoint inhibitor
      "vegf_tki_contraindicated"
      AND (
          "immunotherapy_contraindicated"
          OR CASE
              WHEN NOT "imdc_risk__favorable" THEN FALSE
              WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE
            END
        ) AS "takes___first_line_classes__no_named_regimen", -- First-line drugs Neither class, or favourable risk without a tyrosine kinase inhibitor
      "metastatic_sites__brain" AS "takes___urgent_local_treatment__brain", -- Metastases that need local treatment now Brain metastases
      "metastatic_sites__bone" AND "fracture_or_impending" AND "surgical_candidate" AS "takes___urgent_local_treatment__bone_fracture", -- Metastases that need local treatment now Bone metastasis with fracture or threatening fracture, fit for surgery
      "metastatic_sites__bone" AND "fracture_or_impending" AND NOT "surgical_candidate" AS "takes___urgent_local_treatment__bone_fracture_no_surgery", -- Metastases that need local treatment now Bone metastasis with fracture or threatening fracture, not fit for surgery
      "metastatic_sites__bone" AND "bone_pain" AND NOT "fracture_or_impending" AS "takes___urgent_local_treatment__bone_pain", -- Metastases that need local treatment now Painful bone metastasis without fracture
      "n_stage" = 'n0' AS "takes___lymph_node_question__clear", -- Lymph nodes at nephrectomy N0
      "n_stage" = 'n1' AS "takes___lymph_node_question__suspected" -- Lymph nodes at nephrectomy N1
    FROM "verdict"
  ),
  -- Branches that take the rest.
  "otherwise" AS (
    SELECT
      *,
      NOT "takes___near_complete_response__candidate" AS "takes___near_complete_response__not_candidate", -- Near-complete response with the kidney in place Anything else
      NOT ("takes___symptom_directed_imaging__brain" OR "takes___symptom_directed_imaging__bone") AS "takes___symptom_directed_imaging__no_indication", -- Imaging of brain and bone No such symptom
      NOT ("takes___biopsy_site__renal_mass_first" OR "takes___biopsy_site__liver_lesion" OR "takes___biopsy_site__both_nondiagnostic") AS "takes___biopsy_site__no_plain_choice", -- Where to take the biopsy Neither lesion is the plain choice
      NOT ("takes___primary_at_resection__combined" OR "takes___primary_at_resection__metachronous") AS "takes___primary_at_resection__other", -- Which operation removes all disease? All others
      NOT "takes___outlook_of_bone_resection__favorable" AS "takes___outlook_of_bone_resection__less_favorable", -- Outlook of bone resection Anything else
      NOT "takes___outlook_of_liver_resection__favorable" AS "takes___outlook_of_liver_resection__less_favorable", -- Outlook of liver resection Anything else
      NOT "takes___outlook_of_lung_resection__favorable" AS "takes___outlook_of_lung_resection__less_favorable", -- Outlook of lung resection Anything else
      NOT ("takes___earlier_drugs__cytokine_only" OR "takes___earlier_drugs__tki") AS "takes___earlier_drugs__no_answer", -- Drugs after earlier drugs Anything else
      NOT ("takes___urgent_local_treatment__brain" OR "takes___urgent_local_treatment__bone_fracture" OR "takes___urgent_local_treatment__bone_fracture_no_surgery" OR "takes___urgent_local_treatment__bone_pain") AS "takes___urgent_local_treatment__none" -- Metastases that need local treatment now None of these
    FROM "decisions"
  ),
  -- Which nodes apply.
  "nodes_1" AS (
    SELECT
      *,
      CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END AS "at___baseline_workup", -- Baseline work-up
      CASE WHEN "patient___entry" = 'after-metastasectomy' THEN "scope___" ELSE FALSE END AS "at___disease_after_metastasectomy", -- Disease after metastasectomy
      CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
      AND "takes___baseline_workup__tests_complete" AS "at___extent_of_disease", -- Extent of the disease
      CASE WHEN "patient___entry" = 'after-metastasectomy' THEN "scope___" ELSE FALSE END
      AND "takes___disease_after_metastasectomy__no_disease" AS "at___image_after_metastasectomy", -- Follow-up imaging after metastasectomy
      CASE WHEN "patient___entry" = 'after-metastasectomy' THEN "scope___" ELSE FALSE END
      AND "takes___disease_after_metastasectomy__no_disease" AS "at___await_follow_up_imaging", -- Next follow-up after metastasectomy
      CASE WHEN "patient___entry" = 'after-nephrectomy' THEN "scope___" ELSE FALSE END AS "at___laboratory_values_after_nephrectomy", -- Laboratory values after nephrectomy
      CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END AS "at___monitor_treatment", -- Monitor adverse events
      CASE WHEN "patient___entry" = 'after-metastasectomy' THEN "scope___" ELSE FALSE END
      AND "takes___disease_after_metastasectomy__no_disease" AS "at___no_adjuvant_drugs", -- No drugs after complete metastasectomy
      CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
      AND "takes___baseline_workup__no_abdominal_imaging" AS "at___order_abdominal_ct", -- Multiphase CT of the abdomen
      CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
      AND "takes___baseline_workup__no_abdominal_imaging_no_contrast" AS "at___order_abdominal_mri", -- Multiphase MRI of the abdomen
      CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
      AND "takes___baseline_workup__no_chest_ct" AS "at___order_chest_ct", -- CT of the chest
      CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
      AND "takes___baseline_workup__no_laboratory_panel" AS "at___order_laboratory_panel", -- Baseline laboratory panel
      CASE WHEN "patient___entry" = 'after-metastasectomy' THEN "scope___" ELSE FALSE END
      AND "takes___disease_after_metastasectomy__disease_no_panel" AS "at___order_laboratory_panel_after_metastasectomy", -- Laboratory panel before drugs
      CASE WHEN "patient___entry" = 'after-metastasectomy' THEN "scope___" ELSE FALSE END
      AND "takes___disease_after_metastasectomy__disease_no_panel" AS "at___await_panel_after_metastasectomy", -- Wait for the laboratory panel
      CASE WHEN "patient___entry" = 'after-nephrectomy' THEN "scope___" ELSE FALSE END
      AND "takes___laboratory_values_after_nephrectomy__missing" AS "at___order_laboratory_panel_after_nephrectomy", -- Laboratory panel after nephrectomy
      CASE WHEN "patient___entry" = 'after-nephrectomy' THEN "scope___" ELSE FALSE END
      AND "takes___laboratory_values_after_nephrectomy__missing" AS "at___await_laboratory_panel", -- Wait for the laboratory panel
      (
        CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
        AND "takes___baseline_workup__tests_complete"
      )
      AND "takes___extent_of_disease__direct_invasion" AS "at___refer_direct_invasion", -- Direct growth into the liver, no metastases
      (
        CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
        AND "takes___baseline_workup__tests_complete"
      )
      AND "takes___extent_of_disease__localized" AS "at___refer_localized", -- No metastases found
      (
        CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
        AND "takes___baseline_workup__tests_complete"
      )
      AND "takes___extent_of_disease__locally_advanced" AS "at___refer_locally_advanced", -- Stage IV without distant metastases
      CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END AS "at___response_imaging_due", -- Is imaging due?
      CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END
      AND "takes___response_imaging_due__not_yet" AS "at___await_first_imaging", -- Before the first imaging
      CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END
      AND "takes___response_imaging_due__due" AS "at___image_response", -- Image the response
      CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END
      AND "takes___response_imaging_due__due" AS "at___response_to_treatment", -- Response to treatment
      (
        CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END
        AND "takes___response_imaging_due__due"
      )
      AND "takes___response_to_treatment__controlled" AS "at___liver_metastases_left", -- Liver metastases left
      (
        (
          CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END
          AND "takes___response_imaging_due__due"
        )
        AND "takes___response_to_treatment__controlled"
      )
      AND "takes___liver_metastases_left__not_resectable" AS "at___consolidate_liver_locally", -- Local treatment of liver metastases that are left
      (
        CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END
        AND "takes___response_imaging_due__due"
      )
      AND "takes___response_to_treatment__controlled" AS "at___near_complete_response", -- Near-complete response with the kidney in place
      (
        CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END
        AND "takes___response_imaging_due__due"
      )
      AND "takes___response_to_treatment__controlled" AS "at___next_response_visit", -- Next imaging on treatment
      (
        (
          CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END
          AND "takes___response_imaging_due__due"
        )
        AND "takes___response_to_treatment__controlled"
      )
      AND "takes___liver_metastases_left__resectable" AS "at___resect_liver_on_treatment", -- Resect the liver metastases that are left
      CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END AS "at___symptoms_of_primary_on_treatment", -- Symptoms of the primary on treatment
      (
        (
          (
            CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END
            AND "takes___response_imaging_due__due"
          )
          AND "takes___response_to_treatment__controlled"
        )
        AND "takes___near_complete_response__candidate"
      )
      OR (
          CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END
          AND "takes___symptoms_of_primary_on_treatment__operable"
        ) AS "at___consider_deferred_nephrectomy", -- Consider deferred nephrectomy
      (
        CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
        AND "takes___baseline_workup__tests_complete"
      )
      AND "takes___extent_of_disease__metastatic" AS "at___tissue_diagnosis", -- Tissue diagnosis
      (
        (
          CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
          AND "takes___baseline_workup__tests_complete"
        )
        AND "takes___extent_of_disease__metastatic"
      )
      AND "takes___tissue_diagnosis__benign" AS "at___benign_renal_tumor", -- The renal tumour is benign
      (
        (
          CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
          AND "takes___baseline_workup__tests_complete"
        )
        AND "takes___extent_of_disease__metastatic"
      )
      AND "takes___tissue_diagnosis__no_diagnosis" AS "at___biopsy_site", -- Where to take the biopsy
      (
        (
          CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
          AND "takes___baseline_workup__tests_complete"
        )
        AND "takes___extent_of_disease__metastatic"
      )
      AND "takes___tissue_diagnosis__malignant" AS "at___histologic_subtype", -- Histologic subtype
      (
        (
          (
            CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
            AND "takes___baseline_workup__tests_complete"
          )
          AND "takes___extent_of_disease__metastatic"
        )
        AND "takes___tissue_diagnosis__malignant"
      )
      AND "takes___histologic_subtype__undetermined" AS "at___clarify_subtype", -- Clarify the subtype
      (
        (
          (
            CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
            AND "takes___baseline_workup__tests_complete"
          )
          AND "takes___extent_of_disease__metastatic"
        )
        AND "takes___tissue_diagnosis__malignant"
      )
      AND "takes___histologic_subtype__renal_cell" AS "at___liver_lesion_proof", -- Are the liver lesions metastases?
      (
        (
          (
            CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
            AND "takes___baseline_workup__tests_complete"
          )
          AND "takes___extent_of_disease__metastatic"
        )
        AND "takes___tissue_diagnosis__malignant"
      )
      AND "takes___histologic_subtype__other_cancer" AS "at___not_renal_cell", -- Another cancer
      (
        (
          (
            CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
            AND "takes___baseline_workup__tests_complete"
          )
          AND "takes___extent_of_disease__metastatic"
        )
        AND "takes___tissue_diagnosis__no_diagnosis"
      )
      AND "takes___biopsy_site__liver_lesion" AS "at___order_liver_biopsy", -- Biopsy of a liver lesion
      (
        (
          (
            CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
            AND "takes___baseline_workup__tests_complete"
          )
          AND "takes___extent_of_disease__metastatic"
        )
        AND "takes___tissue_diagnosis__no_diagnosis"
      )
      AND "takes___biopsy_site__renal_mass_first" AS "at___order_renal_mass_biopsy", -- Biopsy of the renal mass
      (
        (
          (
            CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
            AND "takes___baseline_workup__tests_complete"
          )
          AND "takes___extent_of_disease__metastatic"
        )
        AND "takes___tissue_diagnosis__no_diagnosis"
      )
      AND "takes___biopsy_site__both_nondiagnostic" AS "at___repeat_biopsy", -- Repeat the biopsy
      (
        (
          (
            (
              CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
              AND "takes___baseline_workup__tests_complete"
            )
            AND "takes___extent_of_disease__metastatic"
          )
          AND "takes___tissue_diagnosis__malignant"
        )
        AND "takes___histologic_subtype__renal_cell"
      )
      AND "takes___liver_lesion_proof__contradicted" AS "at___restage", -- Stage again
      (
        (
          (
            (
              CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
              AND "takes___baseline_workup__tests_complete"
            )
            AND "takes___extent_of_disease__metastatic"
          )
          AND "takes___tissue_diagnosis__no_diagnosis"
        )
        AND "takes___biopsy_site__both_nondiagnostic"
      )
      OR (
          (
            (
              (
                CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
                AND "takes___baseline_workup__tests_complete"
              )
              AND "takes___extent_of_disease__metastatic"
            )
            AND "takes___tissue_diagnosis__no_diagnosis"
          )
          AND "takes___biopsy_site__no_plain_choice"
        ) AS "at___team_chooses_biopsy", -- The team chooses what to sample
      (
        (
          (
            (
              CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
              AND "takes___baseline_workup__tests_complete"
            )
            AND "takes___extent_of_disease__metastatic"
          )
          AND "takes___tissue_diagnosis__malignant"
        )
        AND "takes___histologic_subtype__renal_cell"
      )
      AND "takes___liver_lesion_proof__not_contradicted" AS "at___treatment_history", -- Earlier systemic therapy
      (
        (
          (
            (
              (
                CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
                AND "takes___baseline_workup__tests_complete"
              )
              AND "takes___extent_of_disease__metastatic"
            )
            AND "takes___tissue_diagnosis__malignant"
          )
          AND "takes___histologic_subtype__renal_cell"
        )
        AND "takes___liver_lesion_proof__not_contradicted"
      )
      AND "takes___treatment_history__naive" AS "at___imdc_risk_group", -- IMDC risk group
      (
        (
          (
            (
              (
                (
                  CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
                  AND "takes___baseline_workup__tests_complete"
                )
                AND "takes___extent_of_disease__metastatic"
              )
              AND "takes___tissue_diagnosis__malignant"
            )
            AND "takes___histologic_subtype__renal_cell"
          )
          AND "takes___liver_lesion_proof__not_contradicted"
        )
        AND "takes___treatment_history__naive"
      )
      AND "takes___imdc_risk_group__poor" AS "at___no_upfront_nephrectomy_poor_risk", -- No upfront nephrectomy in poor risk
      CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END
      OR (
          (
            (
              (
                CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
                AND "takes___baseline_workup__tests_complete"
              )
              AND "takes___extent_of_disease__metastatic"
            )
            AND "takes___tissue_diagnosis__malignant"
          )
          AND "takes___histologic_subtype__renal_cell"
        ) AS "at___urgent_local_treatment", -- Metastases that need local treatment now
      (
        CASE WHEN "patient___entry" = 'on-treatment' THEN "scope___" ELSE FALSE END
        OR (
            (
              (
                (
                  CASE WHEN "patient___entry" = 'new-patient' THEN "scope___" ELSE FALSE END
                  AND "takes___baseline_workup__tests_complete"
                )
                AND "takes___extent_of_disease__metastatic"
              )
              AND "takes___tissue_diagnosis__malignant"
            )
            AND "takes___histologic_subtype__renal_cell"
          )
      )
      AND "takes___urgent_local_treatment__bone_fracture" AS "at___operate_on_bone" -- Surgery of a bone metastasis that has broken or threatens to
    FROM "otherwise"
  ),
  -- Which nodes apply.
  "nodes_2" AS (
    SELECT
      *,
      ("at___extent_of_disease" AND "takes___extent_of_disease__metastatic")
      OR ("at___extent_of_disease" AND "takes___extent_of_disease__direct_invasion")
      OR ("at___extent_of_disease" AND "takes___extent_of_disease__locally_advanced")
      OR ("at___extent_of_disease" AND "takes___extent_of_disease__localized") AS "at___symptom_directed_imaging", -- Imaging of brain and bone
      (
        ("at___extent_of_disease" AND "takes___extent_of_disease__metastatic")
        OR ("at___extent_of_disease" AND "takes___extent_of_disease__direct_invasion")
        OR ("at___extent_of_disease" AND "takes___extent_of_disease__locally_advanced")
        OR ("at___extent_of_disease" AND "takes___extent_of_disease__localized")
      )
      AND "takes___symptom_directed_imaging__bone" AS "at___order_bone_scan", -- Bone scan
      (
        ("at___extent_of_disease" AND "takes___extent_of_disease__metastatic")
        OR ("at___extent_of_disease" AND "takes___extent_of_disease__direct_invasion")
        OR ("at___extent_of_disease" AND "takes___extent_of_disease__locally_advanced")
        OR ("at___extent_of_disease" AND "takes___extent_of_disease__localized")
      )
      AND "takes___symptom_directed_imaging__brain" AS "at___order_brain_imaging", -- Imaging of the brain
      ("at___biopsy_site" AND "takes___biopsy_site__both_nondiagnostic")
      OR ("at___biopsy_site" AND "takes___biopsy_site__no_plain_choice")
      OR ("at___histologic_subtype" AND "takes___histologic_subtype__renal_cell")
      OR ("at___histologic_subtype" AND "takes___histologic_subtype__undetermined") AS "at___symptomatic_primary", -- Symptomatic primary tumour
      (
        ("at___biopsy_site" AND "takes___biopsy_site__both_nondiagnostic")
        OR ("at___biopsy_site" AND "takes___biopsy_site__no_plain_choice")
        OR ("at___histologic_subtype" AND "takes___histologic_subtype__renal_cell")
        OR ("at___histologic_subtype" AND "takes___histologic_subtype__undetermined")
      )
      AND "takes___symptomatic_primary__not_operable_unproven" AS "at___embolization_before_tissue", -- Embolization before the diagnosis is proven
      ("at___symptoms_of_primary_on_treatment" AND "takes___symptoms_of_primary_on_treatment__not_operable")
      OR (
          (
            ("at___biopsy_site" AND "takes___biopsy_site__both_nondiagnostic")
            OR ("at___biopsy_site" AND "takes___biopsy_site__no_plain_choice")
            OR ("at___histologic_subtype" AND "takes___histologic_subtype__renal_cell")
            OR ("at___histologic_subtype" AND "takes___histologic_subtype__undetermined")
          )
          AND "takes___symptomatic_primary__not_operable"
        ) AS "at___embolization_or_radiotherapy", -- Embolization or radiotherapy of the primary
      (
        ("at___biopsy_site" AND "takes___biopsy_site__both_nondiagnostic")
        OR ("at___biopsy_site" AND "takes___biopsy_site__no_plain_choice")
        OR ("at___histologic_subtype" AND "takes___histologic_subtype__renal_cell")
        OR ("at___histologic_subtype" AND "takes___histologic_subtype__undetermined")
      )
      AND "takes___symptomatic_primary__operable" AS "at___palliate_by_nephrectomy", -- Palliative nephrectomy
      "at___order_abdominal_ct"
      OR "at___order_abdominal_mri"
      OR "at___order_chest_ct"
      OR "at___order_laboratory_panel"
      OR "at___clarify_subtype"
      OR "at___order_liver_biopsy"
      OR "at___order_renal_mass_biopsy"
      OR "at___repeat_biopsy"
      OR "at___restage"
      OR "at___team_chooses_biopsy" AS "at___await_results", -- Wait for the results
      ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
      OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate") AS "at___oligometastatic_disease", -- Oligometastatic disease
      (
        ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
        OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
      )
      AND "takes___oligometastatic_disease__oligometastatic" AS "at___oligometastatic_review", -- Team review of oligometastatic disease
      (
        ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
        OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
      )
      AND "takes___oligometastatic_disease__oligometastatic" AS "at___resection_of_metastases", -- Can all metastases be removed?
      (
        (
          ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
          OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
        )
        AND "takes___oligometastatic_disease__oligometastatic"
      )
      AND "takes___resection_of_metastases__feasible" AS "at___primary_at_resection", -- Which operation removes all disease?
      (
        (
          (
            ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
            OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
          )
          AND "takes___oligometastatic_disease__oligometastatic"
        )
        AND "takes___resection_of_metastases__feasible"
      )
      AND "takes___primary_at_resection__combined" AS "at___consider_combined_resection", -- Consider nephrectomy with resection of the liver metastases
      (
        (
          (
            ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
            OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
          )
          AND "takes___oligometastatic_disease__oligometastatic"
        )
        AND "takes___resection_of_metastases__feasible"
      )
      AND "takes___primary_at_resection__metachronous" AS "at___metastasectomy_by_site", -- Metastasectomy by site
      (
        (
          (
            (
              ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
              OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
            )
            AND "takes___oligometastatic_disease__oligometastatic"
          )
          AND "takes___resection_of_metastases__feasible"
        )
        AND "takes___primary_at_resection__metachronous"
      )
      AND "takes___metastasectomy_by_site__bone" AS "at___outlook_of_bone_resection", -- Outlook of bone resection
      (
        (
          (
            (
              ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
              OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
            )
            AND "takes___oligometastatic_disease__oligometastatic"
          )
          AND "takes___resection_of_metastases__feasible"
        )
        AND "takes___primary_at_resection__metachronous"
      )
      AND "takes___metastasectomy_by_site__liver" AS "at___outlook_of_liver_resection", -- Outlook of liver resection
      (
        (
          (
            (
              ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
              OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
            )
            AND "takes___oligometastatic_disease__oligometastatic"
          )
          AND "takes___resection_of_metastases__feasible"
        )
        AND "takes___primary_at_resection__metachronous"
      )
      AND "takes___metastasectomy_by_site__lung" AS "at___outlook_of_lung_resection", -- Outlook of lung resection
      (
        (
          (
            (
              (
                ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
                OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
              )
              AND "takes___oligometastatic_disease__oligometastatic"
            )
            AND "takes___resection_of_metastases__feasible"
          )
          AND "takes___primary_at_resection__metachronous"
        )
        AND "takes___metastasectomy_by_site__bone"
      )
      AND "takes___outlook_of_bone_resection__favorable" AS "at___resect_bone_metastasis", -- Resection of a bone metastasis, favourable features
      (
        (
          (
            (
              (
                ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
                OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
              )
              AND "takes___oligometastatic_disease__oligometastatic"
            )
            AND "takes___resection_of_metastases__feasible"
          )
          AND "takes___primary_at_resection__metachronous"
        )
        AND "takes___metastasectomy_by_site__liver"
      )
      AND "takes___outlook_of_liver_resection__favorable" AS "at___resect_liver_metastases", -- Resection of liver metastases, favourable features
      (
        (
          (
            (
              (
                ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
                OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
              )
              AND "takes___oligometastatic_disease__oligometastatic"
            )
            AND "takes___resection_of_metastases__feasible"
          )
          AND "takes___primary_at_resection__metachronous"
        )
        AND "takes___metastasectomy_by_site__lung"
      )
      AND "takes___outlook_of_lung_resection__favorable" AS "at___resect_lung_metastases", -- Resection of lung metastases, favourable features
      (
        (
          (
            (
              (
                ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
                OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
              )
              AND "takes___oligometastatic_disease__oligometastatic"
            )
            AND "takes___resection_of_metastases__feasible"
          )
          AND "takes___primary_at_resection__metachronous"
        )
        AND "takes___metastasectomy_by_site__liver"
      )
      AND "takes___outlook_of_liver_resection__less_favorable" AS "at___resect_or_ablate_liver_metastases", -- Resection or ablation of liver metastases, less favourable features
      (
        (
          (
            (
              (
                ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
                OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
              )
              AND "takes___oligometastatic_disease__oligometastatic"
            )
            AND "takes___resection_of_metastases__feasible"
          )
          AND "takes___primary_at_resection__metachronous"
        )
        AND "takes___metastasectomy_by_site__bone"
      )
      AND "takes___outlook_of_bone_resection__less_favorable" AS "at___resect_or_irradiate_bone_metastases", -- Resection or SBRT of bone metastases, less favourable features
      (
        (
          (
            (
              (
                ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
                OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
              )
              AND "takes___oligometastatic_disease__oligometastatic"
            )
            AND "takes___resection_of_metastases__feasible"
          )
          AND "takes___primary_at_resection__metachronous"
        )
        AND "takes___metastasectomy_by_site__lung"
      )
      AND "takes___outlook_of_lung_resection__less_favorable" AS "at___resect_or_irradiate_lung_metastases", -- Resection or SBRT of lung metastases, less favourable features
      (
        (
          (
            (
              ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
              OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
            )
            AND "takes___oligometastatic_disease__oligometastatic"
          )
          AND "takes___resection_of_metastases__feasible"
        )
        AND "takes___primary_at_resection__metachronous"
      )
      AND "takes___metastasectomy_by_site__elsewhere" AS "at___review_other_sites", -- Metastases in lymph nodes or at another site
      (
        (
          ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
          OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
        )
        AND "takes___oligometastatic_disease__oligometastatic"
      )
      AND "takes___resection_of_metastases__not_feasible_liver" AS "at___sbrt_or_ablation_of_liver", -- SBRT or ablation of liver metastases
      (
        (
          ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
          OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
        )
        AND "takes___oligometastatic_disease__widespread"
      )
      OR (
          (
            (
              (
                ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
                OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
              )
              AND "takes___oligometastatic_disease__oligometastatic"
            )
            AND "takes___resection_of_metastases__feasible"
          )
          AND "takes___primary_at_resection__other"
        ) AS "at___single_risk_factor", -- Is upfront nephrectomy a question?
      ("at___urgent_local_treatment" AND "takes___urgent_local_treatment__bone_fracture_no_surgery")
      OR ("at___urgent_local_treatment" AND "takes___urgent_local_treatment__bone_pain") AS "at___irradiate_painful_bone", -- Radiotherapy of a painful bone metastasis
      (
        (
          (
            (
              (
                ("at___imdc_risk_group" AND "takes___imdc_risk_group__favorable")
                OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__intermediate")
              )
              AND "takes___oligometastatic_disease__oligometastatic"
            )
            AND "takes___resection_of_metastases__feasible"
          )
          AND "takes___primary_at_resection__metachronous"
        )
        AND "takes___metastasectomy_by_site__brain"
      )
      OR ("at___urgent_local_treatment" AND "takes___urgent_local_treatment__brain") AS "at___treat_brain_metastases" -- Local therapy of brain metastases
    FROM "nodes_1"
  ),
  -- Which nodes apply.
  "nodes_3" AS (
    SELECT
      *,
      "at___resect_liver_on_treatment"
      OR "at___consider_combined_resection"
      OR ("at___metastasectomy_by_site" AND "takes___metastasectomy_by_site__brain")
      OR ("at___metastasectomy_by_site" AND "takes___metastasectomy_by_site__elsewhere")
      OR "at___resect_bone_metastasis"
      OR "at___resect_liver_metastases"
      OR "at___resect_lung_metastases"
      OR "at___resect_or_ablate_liver_metastases"
      OR "at___resect_or_irradiate_bone_metastases"
      OR "at___resect_or_irradiate_lung_metastases" AS "at___await_metastasectomy", -- After metastasectomy
      "at___single_risk_factor" AND "takes___single_risk_factor__at_most_one_factor" AS "at___low_volume_excellent_status", -- Low volume and excellent status
      "at___single_risk_factor" AND "takes___single_risk_factor__two_factors" AS "at___no_upfront_nephrectomy_two_factors", -- No upfront nephrectomy with two factors
      ("at___single_risk_factor" AND "takes___single_risk_factor__at_most_one_factor")
      AND "takes___low_volume_excellent_status__not_both" AS "at___no_upfront_nephrectomy_volume_or_status", -- No upfront nephrectomy with a high burden or a lesser status
      ("at___single_risk_factor" AND "takes___single_risk_factor__at_most_one_factor")
      AND "takes___low_volume_excellent_status__both" AS "at___upfront_surgery_feasible", -- Is upfront nephrectomy feasible?
      (
        ("at___single_risk_factor" AND "takes___single_risk_factor__at_most_one_factor")
        AND "takes___low_volume_excellent_status__both"
      )
      AND "takes___upfront_surgery_feasible__feasible" AS "at___reason_for_upfront_nephrectomy", -- Does the textbook see a reason to operate first?
      (
        (
          ("at___single_risk_factor" AND "takes___single_risk_factor__at_most_one_factor")
          AND "takes___low_volume_excellent_status__both"
        )
        AND "takes___upfront_surgery_feasible__feasible"
      )
      AND "takes___reason_for_upfront_nephrectomy__reason" AS "at___consider_upfront_nephrectomy", -- Consider upfront nephrectomy
      (
        (
          ("at___single_risk_factor" AND "takes___single_risk_factor__at_most_one_factor")
          AND "takes___low_volume_excellent_status__both"
        )
        AND "takes___upfront_surgery_feasible__feasible"
      )
      AND "takes___reason_for_upfront_nephrectomy__no_reason" AS "at___weigh_upfront_nephrectomy", -- Weigh upfront nephrectomy
      (
        (
          (
            ("at___single_risk_factor" AND "takes___single_risk_factor__at_most_one_factor")
            AND "takes___low_volume_excellent_status__both"
          )
          AND "takes___upfront_surgery_feasible__feasible"
        )
        AND "takes___reason_for_upfront_nephrectomy__reason"
      )
      OR (
          (
            (
              ("at___single_risk_factor" AND "takes___single_risk_factor__at_most_one_factor")
              AND "takes___low_volume_excellent_status__both"
            )
            AND "takes___upfront_surgery_feasible__feasible"
          )
          AND "takes___reason_for_upfront_nephrectomy__no_reason"
        ) AS "at___await_upfront_nephrectomy" -- After upfront nephrectomy
    FROM "nodes_2"
  ),
  -- Which nodes apply.
  "nodes_4" AS (
    SELECT
      *,
      ("at___disease_after_metastasectomy" AND "takes___disease_after_metastasectomy__disease_current_panel")
      OR ("at___laboratory_values_after_nephrectomy" AND "takes___laboratory_values_after_nephrectomy__current")
      OR ("at___response_to_treatment" AND "takes___response_to_treatment__progression")
      OR ("at___treatment_history" AND "takes___treatment_history__pretreated")
      OR ("at___imdc_risk_group" AND "takes___imdc_risk_group__poor_after_nephrectomy")
      OR "at___no_upfront_nephrectomy_poor_risk"
      OR ("at___resection_of_metastases" AND "takes___resection_of_metastases__not_feasible_liver")
      OR ("at___resection_of_metastases" AND "takes___resection_of_metastases__not_feasible_elsewhere")
      OR ("at___single_risk_factor" AND "takes___single_risk_factor__removed")
      OR "at___no_upfront_nephrectomy_two_factors"
      OR "at___no_upfront_nephrectomy_volume_or_status"
      OR ("at___upfront_surgery_feasible" AND "takes___upfront_surgery_feasible__not_feasible") AS "at___systemic_candidacy", -- Candidate for systemic therapy
      "at___consider_deferred_nephrectomy"
      OR "at___palliate_by_nephrectomy"
      OR "at___consider_combined_resection"
      OR "at___consider_upfront_nephrectomy"
      OR "at___weigh_upfront_nephrectomy" AS "at___lymph_node_question", -- Lymph nodes at nephrectomy
      (
        "at___consider_deferred_nephrectomy"
        OR "at___palliate_by_nephrectomy"
        OR "at___consider_combined_resection"
        OR "at___consider_upfront_nephrectomy"
        OR "at___weigh_upfront_nephrectomy"
      )
      AND "takes___lymph_node_question__clear" AS "at___no_routine_node_dissection", -- No routine lymph node dissection
      (
        "at___consider_deferred_nephrectomy"
        OR "at___palliate_by_nephrectomy"
        OR "at___consider_combined_resection"
        OR "at___consider_upfront_nephrectomy"
        OR "at___weigh_upfront_nephrectomy"
      )
      AND "takes___lymph_node_question__suspected" AS "at___review_node_dissection" -- Suspected nodes
    FROM "nodes_3"
  ),
  -- Which nodes apply.
  "nodes_5" AS (
    SELECT
      *,
      "at___systemic_candidacy" AND "takes___systemic_candidacy__no_candidate" AS "at___palliation_without_drugs", -- Palliation without drugs
      "at___systemic_candidacy" AND "takes___systemic_candidacy__candidate" AS "at___subtype_for_drugs", -- Subtype and drugs
      ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
      AND "takes___subtype_for_drugs__clear_cell" AS "at___line_of_treatment", -- Line of treatment
      (
        ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
        AND "takes___subtype_for_drugs__clear_cell"
      )
      AND "takes___line_of_treatment__later_line" AS "at___earlier_drugs", -- Drugs after earlier drugs
      (
        (
          ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
          AND "takes___subtype_for_drugs__clear_cell"
        )
        AND "takes___line_of_treatment__later_line"
      )
      AND "takes___earlier_drugs__tki" AS "at___everolimus_after_tki", -- Everolimus after a tyrosine kinase inhibitor
      (
        ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
        AND "takes___subtype_for_drugs__clear_cell"
      )
      AND "takes___line_of_treatment__first_line" AS "at___risk_at_first_line", -- How urgent are drugs?
      (
        (
          ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
          AND "takes___subtype_for_drugs__clear_cell"
        )
        AND "takes___line_of_treatment__first_line"
      )
      AND "takes___risk_at_first_line__not_poor" AS "at___start_drugs", -- Start systemic therapy now
      (
        (
          ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
          AND "takes___subtype_for_drugs__clear_cell"
        )
        AND "takes___line_of_treatment__first_line"
      )
      AND "takes___risk_at_first_line__poor" AS "at___start_drugs_poor_risk", -- Start systemic therapy now, poor risk
      (
        (
          (
            ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
            AND "takes___subtype_for_drugs__clear_cell"
          )
          AND "takes___line_of_treatment__first_line"
        )
        AND "takes___risk_at_first_line__not_poor"
      )
      OR (
          (
            (
              ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
              AND "takes___subtype_for_drugs__clear_cell"
            )
            AND "takes___line_of_treatment__first_line"
          )
          AND "takes___risk_at_first_line__poor"
        ) AS "at___first_line_classes", -- First-line drugs
      (
        (
          (
            (
              ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
              AND "takes___subtype_for_drugs__clear_cell"
            )
            AND "takes___line_of_treatment__first_line"
          )
          AND "takes___risk_at_first_line__not_poor"
        )
        OR (
            (
              (
                ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
                AND "takes___subtype_for_drugs__clear_cell"
              )
              AND "takes___line_of_treatment__first_line"
            )
            AND "takes___risk_at_first_line__poor"
          )
      )
      AND "takes___first_line_classes__both_favorable" AS "at___choose_combination_favorable", -- First-line combination, favourable risk
      (
        (
          (
            (
              ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
              AND "takes___subtype_for_drugs__clear_cell"
            )
            AND "takes___line_of_treatment__first_line"
          )
          AND "takes___risk_at_first_line__not_poor"
        )
        OR (
            (
              (
                ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
                AND "takes___subtype_for_drugs__clear_cell"
              )
              AND "takes___line_of_treatment__first_line"
            )
            AND "takes___risk_at_first_line__poor"
          )
      )
      AND "takes___first_line_classes__both_intermediate_poor" AS "at___choose_combination_intermediate_poor", -- First-line combination, intermediate or poor risk
      (
        (
          (
            (
              ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
              AND "takes___subtype_for_drugs__clear_cell"
            )
            AND "takes___line_of_treatment__first_line"
          )
          AND "takes___risk_at_first_line__not_poor"
        )
        OR (
            (
              (
                ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
                AND "takes___subtype_for_drugs__clear_cell"
              )
              AND "takes___line_of_treatment__first_line"
            )
            AND "takes___risk_at_first_line__poor"
          )
      )
      AND "takes___first_line_classes__no_checkpoint_inhibitor" AS "at___choose_vegf_inhibitor", -- Sunitinib or pazopanib
      (
        (
          (
            (
              ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
              AND "takes___subtype_for_drugs__clear_cell"
            )
            AND "takes___line_of_treatment__first_line"
          )
          AND "takes___risk_at_first_line__not_poor"
        )
        OR (
            (
              (
                ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
                AND "takes___subtype_for_drugs__clear_cell"
              )
              AND "takes___line_of_treatment__first_line"
            )
            AND "takes___risk_at_first_line__poor"
          )
      )
      AND "takes___first_line_classes__no_tki_intermediate_poor" AS "at___give_nivolumab_ipilimumab", -- Nivolumab with ipilimumab
      (
        (
          ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
          AND "takes___subtype_for_drugs__clear_cell"
        )
        AND "takes___line_of_treatment__later_line"
      )
      AND "takes___earlier_drugs__cytokine_only" AS "at___sunitinib_after_cytokine", -- Sunitinib after cytokines
      ("at___systemic_candidacy" AND "takes___systemic_candidacy__candidate")
      AND "takes___subtype_for_drugs__non_clear_cell" AS "at___treat_non_clear_cell" -- Systemic therapy of non-clear cell carcinoma
    FROM "nodes_4"
  ),
  -- Which nodes apply.
  "nodes_6" AS (
    SELECT
      *,
      ("at___subtype_for_drugs" AND "takes___subtype_for_drugs__undetermined")
      OR ("at___earlier_drugs" AND "takes___earlier_drugs__no_answer")
      OR ("at___first_line_classes" AND "takes___first_line_classes__no_named_regimen") AS "at___no_regimen_in_sources", -- The sources name no regimen
      "at___everolimus_after_tki"
      OR "at___start_drugs"
      OR "at___start_drugs_poor_risk"
      OR "at___sunitinib_after_cytokine"
      OR "at___treat_non_clear_cell" AS "at___first_response_visit" -- First visit on treatment
    FROM "nodes_5"
  ),
  -- Decisions that apply and have certainly no branch.
  "gaps" AS (
    SELECT
      *,
      "at___baseline_workup"
      AND NOT ("takes___baseline_workup__no_abdominal_imaging" OR "takes___baseline_workup__no_abdominal_imaging_no_contrast" OR "takes___baseline_workup__no_chest_ct" OR "takes___baseline_workup__no_laboratory_panel" OR "takes___baseline_workup__tests_complete") AS "gap___baseline_workup", -- Baseline work-up
      "at___disease_after_metastasectomy"
      AND NOT ("takes___disease_after_metastasectomy__no_disease" OR "takes___disease_after_metastasectomy__disease_current_panel" OR "takes___disease_after_metastasectomy__disease_no_panel") AS "gap___disease_after_metastasectomy", -- Disease after metastasectomy
      "at___extent_of_disease"
      AND NOT ("takes___extent_of_disease__metastatic" OR "takes___extent_of_disease__direct_invasion" OR "takes___extent_of_disease__locally_advanced" OR "takes___extent_of_disease__localized") AS "gap___extent_of_disease", -- Extent of the disease
      "at___laboratory_values_after_nephrectomy"
      AND NOT ("takes___laboratory_values_after_nephrectomy__current" OR "takes___laboratory_values_after_nephrectomy__missing") AS "gap___laboratory_values_after_nephrectomy", -- Laboratory values after nephrectomy
      "at___response_imaging_due"
      AND NOT ("takes___response_imaging_due__not_yet" OR "takes___response_imaging_due__due") AS "gap___response_imaging_due", -- Is imaging due?
      "at___response_to_treatment"
      AND NOT ("takes___response_to_treatment__controlled" OR "takes___response_to_treatment__progression") AS "gap___response_to_treatment", -- Response to treatment
      "at___liver_metastases_left"
      AND NOT ("takes___liver_metastases_left__resectable" OR "takes___liver_metastases_left__not_resectable" OR "takes___liver_metastases_left__none_left") AS "gap___liver_metastases_left", -- Liver metastases left
      "at___symptoms_of_primary_on_treatment"
      AND NOT ("takes___symptoms_of_primary_on_treatment__operable" OR "takes___symptoms_of_primary_on_treatment__not_operable" OR "takes___symptoms_of_primary_on_treatment__none") AS "gap___symptoms_of_primary_on_treatment", -- Symptoms of the primary on treatment
      "at___tissue_diagnosis"
      AND NOT ("takes___tissue_diagnosis__malignant" OR "takes___tissue_diagnosis__benign" OR "takes___tissue_diagnosis__no_diagnosis") AS "gap___tissue_diagnosis", -- Tissue diagnosis
      "at___histologic_subtype"
      AND NOT ("takes___histologic_subtype__renal_cell" OR "takes___histologic_subtype__undetermined" OR "takes___histologic_subtype__other_cancer") AS "gap___histologic_subtype", -- Histologic subtype
      "at___liver_lesion_proof"
      AND NOT ("takes___liver_lesion_proof__contradicted" OR "takes___liver_lesion_proof__not_contradicted") AS "gap___liver_lesion_proof", -- Are the liver lesions metastases?
      "at___symptomatic_primary"
      AND NOT ("takes___symptomatic_primary__operable" OR "takes___symptomatic_primary__not_operable" OR "takes___symptomatic_primary__not_operable_unproven" OR "takes___symptomatic_primary__no_symptoms") AS "gap___symptomatic_primary", -- Symptomatic primary tumour
      "at___treatment_history"
      AND NOT ("takes___treatment_history__naive" OR "takes___treatment_history__pretreated") AS "gap___treatment_history", -- Earlier systemic therapy
      "at___imdc_risk_group"
      AND NOT ("takes___imdc_risk_group__favorable" OR "takes___imdc_risk_group__intermediate" OR "takes___imdc_risk_group__poor" OR "takes___imdc_risk_group__poor_after_nephrectomy") AS "gap___imdc_risk_group", -- IMDC risk group
      "at___oligometastatic_disease"
      AND NOT ("takes___oligometastatic_disease__oligometastatic" OR "takes___oligometastatic_disease__widespread") AS "gap___oligometastatic_disease", -- Oligometastatic disease
      "at___resection_of_metastases"
      AND NOT ("takes___resection_of_metastases__feasible" OR "takes___resection_of_metastases__not_feasible_liver" OR "takes___resection_of_metastases__not_feasible_elsewhere") AS "gap___resection_of_metastases", -- Can all metastases be removed?
      "at___metastasectomy_by_site"
      AND NOT ("takes___metastasectomy_by_site__liver" OR "takes___metastasectomy_by_site__lung" OR "takes___metastasectomy_by_site__bone" OR "takes___metastasectomy_by_site__brain" OR "takes___metastasectomy_by_site__elsewhere") AS "gap___metastasectomy_by_site", -- Metastasectomy by site
      "at___single_risk_factor"
      AND NOT ("takes___single_risk_factor__at_most_one_factor" OR "takes___single_risk_factor__two_factors" OR "takes___single_risk_factor__removed") AS "gap___single_risk_factor", -- Is upfront nephrectomy a question?
      "at___low_volume_excellent_status"
      AND NOT ("takes___low_volume_excellent_status__both" OR "takes___low_volume_excellent_status__not_both") AS "gap___low_volume_excellent_status", -- Low volume and excellent status
      "at___upfront_surgery_feasible"
      AND NOT ("takes___upfront_surgery_feasible__feasible" OR "takes___upfront_surgery_feasible__not_feasible") AS "gap___upfront_surgery_feasible", -- Is upfront nephrectomy feasible?
      "at___reason_for_upfront_nephrectomy"
      AND NOT ("takes___reason_for_upfront_nephrectomy__reason" OR "takes___reason_for_upfront_nephrectomy__no_reason") AS "gap___reason_for_upfront_nephrectomy", -- Does the textbook see a reason to operate first?
      "at___systemic_candidacy"
      AND NOT ("takes___systemic_candidacy__candidate" OR "takes___systemic_candidacy__no_candidate") AS "gap___systemic_candidacy", -- Candidate for systemic therapy
      "at___subtype_for_drugs"
      AND NOT ("takes___subtype_for_drugs__clear_cell" OR "takes___subtype_for_drugs__non_clear_cell" OR "takes___subtype_for_drugs__undetermined") AS "gap___subtype_for_drugs", -- Subtype and drugs
      "at___line_of_treatment"
      AND NOT ("takes___line_of_treatment__first_line" OR "takes___line_of_treatment__later_line") AS "gap___line_of_treatment", -- Line of treatment
      "at___risk_at_first_line"
      AND NOT ("takes___risk_at_first_line__poor" OR "takes___risk_at_first_line__not_poor") AS "gap___risk_at_first_line", -- How urgent are drugs?
      "at___first_line_classes"
      AND NOT ("takes___first_line_classes__both_intermediate_poor" OR "takes___first_line_classes__both_favorable" OR "takes___first_line_classes__no_tki_intermediate_poor" OR "takes___first_line_classes__no_checkpoint_inhibitor" OR "takes___first_line_classes__no_named_regimen") AS "gap___first_line_classes", -- First-line drugs
      "at___lymph_node_question"
      AND NOT ("takes___lymph_node_question__clear" OR "takes___lymph_node_question__suspected") AS "gap___lymph_node_question" -- Lymph nodes at nephrectomy
    FROM "nodes_6"
  ),
  -- Whether the entry point, some recommendation or some reassessment may or may not apply.
  "ends" AS (
    SELECT
      *,
      CASE
        WHEN "invalid___" THEN FALSE
        WHEN NOT "scope___" THEN FALSE
        WHEN "gap___baseline_workup"
          OR "gap___disease_after_metastasectomy"
          OR "gap___extent_of_disease"
          OR "gap___laboratory_values_after_nephrectomy"
          OR "gap___response_imaging_due"
          OR "gap___response_to_treatment"
          OR "gap___liver_metastases_left"
          OR "gap___symptoms_of_primary_on_treatment"
          OR "gap___tissue_diagnosis"
          OR "gap___histologic_subtype"
          OR "gap___liver_lesion_proof"
          OR "gap___symptomatic_primary"
          OR "gap___treatment_history"
          OR "gap___imdc_risk_group"
          OR "gap___oligometastatic_disease"
          OR "gap___resection_of_metastases"
          OR "gap___metastasectomy_by_site"
          OR "gap___single_risk_factor"
          OR "gap___low_volume_excellent_status"
          OR "gap___upfront_surgery_feasible"
          OR "gap___reason_for_upfront_nephrectomy"
          OR "gap___systemic_candidacy"
          OR "gap___subtype_for_drugs"
          OR "gap___line_of_treatment"
          OR "gap___risk_at_first_line"
          OR "gap___first_line_classes"
          OR "gap___lymph_node_question"
        THEN FALSE
        WHEN "scope___" IS NULL
          OR "at___image_after_metastasectomy" IS NULL
          OR "at___await_follow_up_imaging" IS NULL
          OR "at___monitor_treatment" IS NULL
          OR "at___no_adjuvant_drugs" IS NULL
          OR "at___order_abdominal_ct" IS NULL
          OR "at___order_abdominal_mri" IS NULL
          OR "at___order_chest_ct" IS NULL
          OR "at___order_laboratory_panel" IS NULL
          OR "at___order_laboratory_panel_after_metastasectomy" IS NULL
          OR "at___await_panel_after_metastasectomy" IS NULL
          OR "at___order_laboratory_panel_after_nephrectomy" IS NULL
          OR "at___await_laboratory_panel" IS NULL
          OR "at___refer_direct_invasion" IS NULL
          OR "at___refer_localized" IS NULL
          OR "at___refer_locally_advanced" IS NULL
          OR "at___await_first_imaging" IS NULL
          OR "at___image_response" IS NULL
          OR "at___consolidate_liver_locally" IS NULL
          OR "at___next_response_visit" IS NULL
          OR "at___resect_liver_on_treatment" IS NULL
          OR "at___order_bone_scan" IS NULL
          OR "at___order_brain_imaging" IS NULL
          OR "at___consider_deferred_nephrectomy" IS NULL
          OR "at___benign_renal_tumor" IS NULL
          OR "at___clarify_subtype" IS NULL
          OR "at___not_renal_cell" IS NULL
          OR "at___order_liver_biopsy" IS NULL
          OR "at___order_renal_mass_biopsy" IS NULL
          OR "at___repeat_biopsy" IS NULL
          OR "at___restage" IS NULL
          OR "at___embolization_before_tissue" IS NULL
          OR "at___embolization_or_radiotherapy" IS NULL
          OR "at___palliate_by_nephrectomy" IS NULL
          OR "at___team_chooses_biopsy" IS NULL
          OR "at___await_results" IS NULL
          OR "at___no_upfront_nephrectomy_poor_risk" IS NULL
          OR "at___oligometastatic_review" IS NULL
          OR "at___consider_combined_resection" IS NULL
          OR "at___resect_bone_metastasis" IS NULL
          OR "at___resect_liver_metastases" IS NULL
          OR "at___resect_lung_metastases" IS NULL
          OR "at___resect_or_ablate_liver_metastases" IS NULL
          OR "at___resect_or_irradiate_bone_metastases" IS NULL
          OR "at___resect_or_irradiate_lung_metastases" IS NULL
          OR "at___await_metastasectomy" IS NULL
          OR "at___review_other_sites" IS NULL
          OR "at___sbrt_or_ablation_of_liver" IS NULL
          OR "at___no_upfront_nephrectomy_two_factors" IS NULL
          OR "at___no_upfront_nephrectomy_volume_or_status" IS NULL
          OR "at___consider_upfront_nephrectomy" IS NULL
          OR "at___palliation_without_drugs" IS NULL
          OR "at___everolimus_after_tki" IS NULL
          OR "at___start_drugs" IS NULL
          OR "at___start_drugs_poor_risk" IS NULL
          OR "at___choose_combination_favorable" IS NULL
          OR "at___choose_combination_intermediate_poor" IS NULL
          OR "at___choose_vegf_inhibitor" IS NULL
          OR "at___give_nivolumab_ipilimumab" IS NULL
          OR "at___no_regimen_in_sources" IS NULL
          OR "at___sunitinib_after_cytokine" IS NULL
          OR "at___treat_non_clear_cell" IS NULL
          OR "at___first_response_visit" IS NULL
          OR "at___irradiate_painful_bone" IS NULL
          OR "at___operate_on_bone" IS NULL
          OR "at___treat_brain_metastases" IS NULL
          OR "at___weigh_upfront_nephrectomy" IS NULL
          OR "at___await_upfront_nephrectomy" IS NULL
          OR "at___no_routine_node_dissection" IS NULL
          OR "at___review_node_dissection" IS NULL
        THEN TRUE
        ELSE FALSE
      END AS "open___",
      CASE
        WHEN "invalid___" THEN FALSE
        WHEN "gap___baseline_workup"
          OR "gap___disease_after_metastasectomy"
          OR "gap___extent_of_disease"
          OR "gap___laboratory_values_after_nephrectomy"
          OR "gap___response_imaging_due"
          OR "gap___response_to_treatment"
          OR "gap___liver_metastases_left"
          OR "gap___symptoms_of_primary_on_treatment"
          OR "gap___tissue_diagnosis"
          OR "gap___histologic_subtype"
          OR "gap___liver_lesion_proof"
          OR "gap___symptomatic_primary"
          OR "gap___treatment_history"
          OR "gap___imdc_risk_group"
          OR "gap___oligometastatic_disease"
          OR "gap___resection_of_metastases"
          OR "gap___metastasectomy_by_site"
          OR "gap___single_risk_factor"
          OR "gap___low_volume_excellent_status"
          OR "gap___upfront_surgery_feasible"
          OR "gap___reason_for_upfront_nephrectomy"
          OR "gap___systemic_candidacy"
          OR "gap___subtype_for_drugs"
          OR "gap___line_of_treatment"
          OR "gap___risk_at_first_line"
          OR "gap___first_line_classes"
          OR "gap___lymph_node_question"
        THEN TRUE
        ELSE FALSE
      END AS "fallen___" -- the facts can be a patient's, but some decision has no branch for them
    FROM "gaps"
  ),
  -- How far each patient comes.
  "outcome" AS (
    SELECT
      *,
      CASE
        WHEN "invalid___" OR "fallen___" THEN 'invalid'
        WHEN NOT "scope___" THEN 'out_of_scope'
        WHEN "open___" THEN 'needs_data'
        ELSE 'complete'
      END AS "status___"
    FROM "ends"
  ),
  -- Decisions that may or may not apply, on the way to an end that may or may not.
  "wanted_1" AS (
    SELECT
      *,
      CASE
        WHEN "open___"
        THEN "at___lymph_node_question" IS NULL
          AND (
              (
                ("takes___lymph_node_question__clear" OR "takes___lymph_node_question__clear" IS NULL)
                AND "at___no_routine_node_dissection" IS NULL
              )
              OR (
                  ("takes___lymph_node_question__suspected" OR "takes___lymph_node_question__suspected" IS NULL)
                  AND "at___review_node_dissection" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___lymph_node_question",
      CASE
        WHEN "open___"
        THEN "at___urgent_local_treatment" IS NULL
          AND (
              (
                ("takes___urgent_local_treatment__brain" OR "takes___urgent_local_treatment__brain" IS NULL)
                AND "at___treat_brain_metastases" IS NULL
              )
              OR (
                  (
                    "takes___urgent_local_treatment__bone_fracture"
                    OR "takes___urgent_local_treatment__bone_fracture" IS NULL
                  )
                  AND "at___operate_on_bone" IS NULL
                )
              OR (
                  (
                    "takes___urgent_local_treatment__bone_fracture_no_surgery"
                    OR "takes___urgent_local_treatment__bone_fracture_no_surgery" IS NULL
                  )
                  AND "at___irradiate_painful_bone" IS NULL
                )
              OR (
                  (
                    "takes___urgent_local_treatment__bone_pain"
                    OR "takes___urgent_local_treatment__bone_pain" IS NULL
                  )
                  AND "at___irradiate_painful_bone" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___urgent_local_treatment",
      CASE
        WHEN "open___"
        THEN "at___first_line_classes" IS NULL
          AND (
              (
                (
                  "takes___first_line_classes__both_intermediate_poor"
                  OR "takes___first_line_classes__both_intermediate_poor" IS NULL
                )
                AND "at___choose_combination_intermediate_poor" IS NULL
              )
              OR (
                  (
                    "takes___first_line_classes__both_favorable"
                    OR "takes___first_line_classes__both_favorable" IS NULL
                  )
                  AND "at___choose_combination_favorable" IS NULL
                )
              OR (
                  (
                    "takes___first_line_classes__no_tki_intermediate_poor"
                    OR "takes___first_line_classes__no_tki_intermediate_poor" IS NULL
                  )
                  AND "at___give_nivolumab_ipilimumab" IS NULL
                )
              OR (
                  (
                    "takes___first_line_classes__no_checkpoint_inhibitor"
                    OR "takes___first_line_classes__no_checkpoint_inhibitor" IS NULL
                  )
                  AND "at___choose_vegf_inhibitor" IS NULL
                )
              OR (
                  (
                    "takes___first_line_classes__no_named_regimen"
                    OR "takes___first_line_classes__no_named_regimen" IS NULL
                  )
                  AND "at___no_regimen_in_sources" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___first_line_classes",
      CASE
        WHEN "open___"
        THEN "at___risk_at_first_line" IS NULL
          AND (
              (
                ("takes___risk_at_first_line__poor" OR "takes___risk_at_first_line__poor" IS NULL)
                AND "at___start_drugs_poor_risk" IS NULL
              )
              OR (
                  ("takes___risk_at_first_line__not_poor" OR "takes___risk_at_first_line__not_poor" IS NULL)
                  AND "at___start_drugs" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___risk_at_first_line",
      CASE
        WHEN "open___"
        THEN "at___earlier_drugs" IS NULL
          AND (
              (
                ("takes___earlier_drugs__cytokine_only" OR "takes___earlier_drugs__cytokine_only" IS NULL)
                AND "at___sunitinib_after_cytokine" IS NULL
              )
              OR (
                  ("takes___earlier_drugs__tki" OR "takes___earlier_drugs__tki" IS NULL)
                  AND "at___everolimus_after_tki" IS NULL
                )
              OR (
                  ("takes___earlier_drugs__no_answer" OR "takes___earlier_drugs__no_answer" IS NULL)
                  AND "at___no_regimen_in_sources" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___earlier_drugs",
      CASE
        WHEN "open___"
        THEN "at___line_of_treatment" IS NULL
          AND (
              (
                ("takes___line_of_treatment__first_line" OR "takes___line_of_treatment__first_line" IS NULL)
                AND (
                    "at___risk_at_first_line" IS NULL
                    AND (
                        (
                          ("takes___risk_at_first_line__poor" OR "takes___risk_at_first_line__poor" IS NULL)
                          AND "at___start_drugs_poor_risk" IS NULL
                        )
                        OR (
                            (
                              "takes___risk_at_first_line__not_poor"
                              OR "takes___risk_at_first_line__not_poor" IS NULL
                            )
                            AND "at___start_drugs" IS NULL
                          )
                      )
                  )
              )
              OR (
                  ("takes___line_of_treatment__later_line" OR "takes___line_of_treatment__later_line" IS NULL)
                  AND (
                      "at___earlier_drugs" IS NULL
                      AND (
                          (
                            (
                              "takes___earlier_drugs__cytokine_only"
                              OR "takes___earlier_drugs__cytokine_only" IS NULL
                            )
                            AND "at___sunitinib_after_cytokine" IS NULL
                          )
                          OR (
                              ("takes___earlier_drugs__tki" OR "takes___earlier_drugs__tki" IS NULL)
                              AND "at___everolimus_after_tki" IS NULL
                            )
                          OR (
                              ("takes___earlier_drugs__no_answer" OR "takes___earlier_drugs__no_answer" IS NULL)
                              AND "at___no_regimen_in_sources" IS NULL
                            )
                        )
                    )
                )
            )
        ELSE FALSE
      END AS "wants___line_of_treatment",
      CASE
        WHEN "open___"
        THEN "at___reason_for_upfront_nephrectomy" IS NULL
          AND (
              (
                (
                  "takes___reason_for_upfront_nephrectomy__reason"
                  OR "takes___reason_for_upfront_nephrectomy__reason" IS NULL
                )
                AND "at___consider_upfront_nephrectomy" IS NULL
              )
              OR (
                  (
                    "takes___reason_for_upfront_nephrectomy__no_reason"
                    OR "takes___reason_for_upfront_nephrectomy__no_reason" IS NULL
                  )
                  AND "at___weigh_upfront_nephrectomy" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___reason_for_upfront_nephrectomy",
      CASE
        WHEN "open___"
        THEN "at___outlook_of_lung_resection" IS NULL
          AND (
              (
                (
                  "takes___outlook_of_lung_resection__favorable"
                  OR "takes___outlook_of_lung_resection__favorable" IS NULL
                )
                AND "at___resect_lung_metastases" IS NULL
              )
              OR (
                  (
                    "takes___outlook_of_lung_resection__less_favorable"
                    OR "takes___outlook_of_lung_resection__less_favorable" IS NULL
                  )
                  AND "at___resect_or_irradiate_lung_metastases" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___outlook_of_lung_resection",
      CASE
        WHEN "open___"
        THEN "at___outlook_of_liver_resection" IS NULL
          AND (
              (
                (
                  "takes___outlook_of_liver_resection__favorable"
                  OR "takes___outlook_of_liver_resection__favorable" IS NULL
                )
                AND "at___resect_liver_metastases" IS NULL
              )
              OR (
                  (
                    "takes___outlook_of_liver_resection__less_favorable"
                    OR "takes___outlook_of_liver_resection__less_favorable" IS NULL
                  )
                  AND "at___resect_or_ablate_liver_metastases" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___outlook_of_liver_resection",
      CASE
        WHEN "open___"
        THEN "at___outlook_of_bone_resection" IS NULL
          AND (
              (
                (
                  "takes___outlook_of_bone_resection__favorable"
                  OR "takes___outlook_of_bone_resection__favorable" IS NULL
                )
                AND "at___resect_bone_metastasis" IS NULL
              )
              OR (
                  (
                    "takes___outlook_of_bone_resection__less_favorable"
                    OR "takes___outlook_of_bone_resection__less_favorable" IS NULL
                  )
                  AND "at___resect_or_irradiate_bone_metastases" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___outlook_of_bone_resection",
      CASE
        WHEN "open___"
        THEN "at___symptomatic_primary" IS NULL
          AND (
              (
                ("takes___symptomatic_primary__operable" OR "takes___symptomatic_primary__operable" IS NULL)
                AND "at___palliate_by_nephrectomy" IS NULL
              )
              OR (
                  (
                    "takes___symptomatic_primary__not_operable"
                    OR "takes___symptomatic_primary__not_operable" IS NULL
                  )
                  AND "at___embolization_or_radiotherapy" IS NULL
                )
              OR (
                  (
                    "takes___symptomatic_primary__not_operable_unproven"
                    OR "takes___symptomatic_primary__not_operable_unproven" IS NULL
                  )
                  AND "at___embolization_before_tissue" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___symptomatic_primary",
      CASE
        WHEN "open___"
        THEN "at___symptoms_of_primary_on_treatment" IS NULL
          AND (
              (
                (
                  "takes___symptoms_of_primary_on_treatment__operable"
                  OR "takes___symptoms_of_primary_on_treatment__operable" IS NULL
                )
                AND "at___consider_deferred_nephrectomy" IS NULL
              )
              OR (
                  (
                    "takes___symptoms_of_primary_on_treatment__not_operable"
                    OR "takes___symptoms_of_primary_on_treatment__not_operable" IS NULL
                  )
                  AND "at___embolization_or_radiotherapy" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___symptoms_of_primary_on_treatment",
      CASE
        WHEN "open___"
        THEN "at___symptom_directed_imaging" IS NULL
          AND (
              (
                ("takes___symptom_directed_imaging__brain" OR "takes___symptom_directed_imaging__brain" IS NULL)
                AND "at___order_brain_imaging" IS NULL
              )
              OR (
                  ("takes___symptom_directed_imaging__bone" OR "takes___symptom_directed_imaging__bone" IS NULL)
                  AND "at___order_bone_scan" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___symptom_directed_imaging",
      CASE
        WHEN "open___"
        THEN "at___near_complete_response" IS NULL
          AND (
              ("takes___near_complete_response__candidate" OR "takes___near_complete_response__candidate" IS NULL)
              AND "at___consider_deferred_nephrectomy" IS NULL
            )
        ELSE FALSE
      END AS "wants___near_complete_response",
      CASE
        WHEN "open___"
        THEN "at___liver_metastases_left" IS NULL
          AND (
              (
                ("takes___liver_metastases_left__resectable" OR "takes___liver_metastases_left__resectable" IS NULL)
                AND "at___resect_liver_on_treatment" IS NULL
              )
              OR (
                  (
                    "takes___liver_metastases_left__not_resectable"
                    OR "takes___liver_metastases_left__not_resectable" IS NULL
                  )
                  AND "at___consolidate_liver_locally" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___liver_metastases_left",
      CASE
        WHEN "open___"
        THEN "at___response_imaging_due" IS NULL
          AND (
              (
                ("takes___response_imaging_due__not_yet" OR "takes___response_imaging_due__not_yet" IS NULL)
                AND "at___await_first_imaging" IS NULL
              )
              OR (
                  ("takes___response_imaging_due__due" OR "takes___response_imaging_due__due" IS NULL)
                  AND "at___image_response" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___response_imaging_due"
    FROM "outcome"
  ),
  -- Decisions that may or may not apply, on the way to an end that may or may not.
  "wanted_2" AS (
    SELECT
      *,
      CASE
        WHEN "open___"
        THEN "at___subtype_for_drugs" IS NULL
          AND (
              (
                ("takes___subtype_for_drugs__clear_cell" OR "takes___subtype_for_drugs__clear_cell" IS NULL)
                AND "wants___line_of_treatment"
              )
              OR (
                  (
                    "takes___subtype_for_drugs__non_clear_cell"
                    OR "takes___subtype_for_drugs__non_clear_cell" IS NULL
                  )
                  AND "at___treat_non_clear_cell" IS NULL
                )
              OR (
                  ("takes___subtype_for_drugs__undetermined" OR "takes___subtype_for_drugs__undetermined" IS NULL)
                  AND "at___no_regimen_in_sources" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___subtype_for_drugs",
      CASE
        WHEN "open___"
        THEN "at___systemic_candidacy" IS NULL
          AND (
              (
                ("takes___systemic_candidacy__candidate" OR "takes___systemic_candidacy__candidate" IS NULL)
                AND (
                    "at___subtype_for_drugs" IS NULL
                    AND (
                        (
                          (
                            "takes___subtype_for_drugs__clear_cell"
                            OR "takes___subtype_for_drugs__clear_cell" IS NULL
                          )
                          AND "wants___line_of_treatment"
                        )
                        OR (
                            (
                              "takes___subtype_for_drugs__non_clear_cell"
                              OR "takes___subtype_for_drugs__non_clear_cell" IS NULL
                            )
                            AND "at___treat_non_clear_cell" IS NULL
                          )
                        OR (
                            (
                              "takes___subtype_for_drugs__undetermined"
                              OR "takes___subtype_for_drugs__undetermined" IS NULL
                            )
                            AND "at___no_regimen_in_sources" IS NULL
                          )
                      )
                  )
              )
              OR (
                  ("takes___systemic_candidacy__no_candidate" OR "takes___systemic_candidacy__no_candidate" IS NULL)
                  AND "at___palliation_without_drugs" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___systemic_candidacy",
      CASE
        WHEN "open___"
        THEN "at___upfront_surgery_feasible" IS NULL
          AND (
              (
                (
                  "takes___upfront_surgery_feasible__feasible"
                  OR "takes___upfront_surgery_feasible__feasible" IS NULL
                )
                AND "wants___reason_for_upfront_nephrectomy"
              )
              OR (
                  (
                    "takes___upfront_surgery_feasible__not_feasible"
                    OR "takes___upfront_surgery_feasible__not_feasible" IS NULL
                  )
                  AND (
                      "at___systemic_candidacy" IS NULL
                      AND (
                          (
                            (
                              "takes___systemic_candidacy__candidate"
                              OR "takes___systemic_candidacy__candidate" IS NULL
                            )
                            AND (
                                "at___subtype_for_drugs" IS NULL
                                AND (
                                    (
                                      (
                                        "takes___subtype_for_drugs__clear_cell"
                                        OR "takes___subtype_for_drugs__clear_cell" IS NULL
                                      )
                                      AND "wants___line_of_treatment"
                                    )
                                    OR (
                                        (
                                          "takes___subtype_for_drugs__non_clear_cell"
                                          OR "takes___subtype_for_drugs__non_clear_cell" IS NULL
                                        )
                                        AND "at___treat_non_clear_cell" IS NULL
                                      )
                                    OR (
                                        (
                                          "takes___subtype_for_drugs__undetermined"
                                          OR "takes___subtype_for_drugs__undetermined" IS NULL
                                        )
                                        AND "at___no_regimen_in_sources" IS NULL
                                      )
                                  )
                              )
                          )
                          OR (
                              (
                                "takes___systemic_candidacy__no_candidate"
                                OR "takes___systemic_candidacy__no_candidate" IS NULL
                              )
                              AND "at___palliation_without_drugs" IS NULL
                            )
                        )
                    )
                )
            )
        ELSE FALSE
      END AS "wants___upfront_surgery_feasible",
      CASE
        WHEN "open___"
        THEN "at___low_volume_excellent_status" IS NULL
          AND (
              (
                ("takes___low_volume_excellent_status__both" OR "takes___low_volume_excellent_status__both" IS NULL)
                AND (
                    "at___upfront_surgery_feasible" IS NULL
                    AND (
                        (
                          (
                            "takes___upfront_surgery_feasible__feasible"
                            OR "takes___upfront_surgery_feasible__feasible" IS NULL
                          )
                          AND "wants___reason_for_upfront_nephrectomy"
                        )
                        OR (
                            (
                              "takes___upfront_surgery_feasible__not_feasible"
                              OR "takes___upfront_surgery_feasible__not_feasible" IS NULL
                            )
                            AND (
                                "at___systemic_candidacy" IS NULL
                                AND (
                                    (
                                      (
                                        "takes___systemic_candidacy__candidate"
                                        OR "takes___systemic_candidacy__candidate" IS NULL
                                      )
                                      AND (
                                          "at___subtype_for_drugs" IS NULL
                                          AND (
                                              (
                                                (
                                                  "takes___subtype_for_drugs__clear_cell"
                                                  OR "takes___subtype_for_drugs__clear_cell" IS NULL
                                                )
                                                AND "wants___line_of_treatment"
                                              )
                                              OR (
                                                  (
                                                    "takes___subtype_for_drugs__non_clear_cell"
                                                    OR "takes___subtype_for_drugs__non_clear_cell" IS NULL
                                                  )
                                                  AND "at___treat_non_clear_cell" IS NULL
                                                )
                                              OR (
                                                  (
                                                    "takes___subtype_for_drugs__undetermined"
                                                    OR "takes___subtype_for_drugs__undetermined" IS NULL
                                                  )
                                                  AND "at___no_regimen_in_sources" IS NULL
                                                )
                                            )
                                        )
                                    )
                                    OR (
                                        (
                                          "takes___systemic_candidacy__no_candidate"
                                          OR "takes___systemic_candidacy__no_candidate" IS NULL
                                        )
                                        AND "at___palliation_without_drugs" IS NULL
                                      )
                                  )
                              )
                          )
                      )
                  )
              )
              OR (
                  (
                    "takes___low_volume_excellent_status__not_both"
                    OR "takes___low_volume_excellent_status__not_both" IS NULL
                  )
                  AND "at___no_upfront_nephrectomy_volume_or_status" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___low_volume_excellent_status",
      CASE
        WHEN "open___"
        THEN "at___metastasectomy_by_site" IS NULL
          AND (
              (
                ("takes___metastasectomy_by_site__liver" OR "takes___metastasectomy_by_site__liver" IS NULL)
                AND "wants___outlook_of_liver_resection"
              )
              OR (
                  ("takes___metastasectomy_by_site__lung" OR "takes___metastasectomy_by_site__lung" IS NULL)
                  AND "wants___outlook_of_lung_resection"
                )
              OR (
                  ("takes___metastasectomy_by_site__bone" OR "takes___metastasectomy_by_site__bone" IS NULL)
                  AND "wants___outlook_of_bone_resection"
                )
              OR (
                  ("takes___metastasectomy_by_site__brain" OR "takes___metastasectomy_by_site__brain" IS NULL)
                  AND ("at___treat_brain_metastases" IS NULL OR "at___await_metastasectomy" IS NULL)
                )
              OR (
                  (
                    "takes___metastasectomy_by_site__elsewhere"
                    OR "takes___metastasectomy_by_site__elsewhere" IS NULL
                  )
                  AND ("at___review_other_sites" IS NULL OR "at___await_metastasectomy" IS NULL)
                )
            )
        ELSE FALSE
      END AS "wants___metastasectomy_by_site",
      CASE
        WHEN "open___"
        THEN "at___biopsy_site" IS NULL
          AND (
              (
                ("takes___biopsy_site__renal_mass_first" OR "takes___biopsy_site__renal_mass_first" IS NULL)
                AND "at___order_renal_mass_biopsy" IS NULL
              )
              OR (
                  ("takes___biopsy_site__liver_lesion" OR "takes___biopsy_site__liver_lesion" IS NULL)
                  AND "at___order_liver_biopsy" IS NULL
                )
              OR (
                  ("takes___biopsy_site__both_nondiagnostic" OR "takes___biopsy_site__both_nondiagnostic" IS NULL)
                  AND (
                      "at___team_chooses_biopsy" IS NULL
                      OR "at___repeat_biopsy" IS NULL
                      OR "wants___symptomatic_primary"
                    )
                )
              OR (
                  ("takes___biopsy_site__no_plain_choice" OR "takes___biopsy_site__no_plain_choice" IS NULL)
                  AND ("at___team_chooses_biopsy" IS NULL OR "wants___symptomatic_primary")
                )
            )
        ELSE FALSE
      END AS "wants___biopsy_site",
      CASE
        WHEN "open___"
        THEN "at___response_to_treatment" IS NULL
          AND (
              (
                ("takes___response_to_treatment__controlled" OR "takes___response_to_treatment__controlled" IS NULL)
                AND (
                    "wants___near_complete_response"
                    OR "wants___liver_metastases_left"
                    OR "at___next_response_visit" IS NULL
                  )
              )
              OR (
                  (
                    "takes___response_to_treatment__progression"
                    OR "takes___response_to_treatment__progression" IS NULL
                  )
                  AND (
                      "at___systemic_candidacy" IS NULL
                      AND (
                          (
                            (
                              "takes___systemic_candidacy__candidate"
                              OR "takes___systemic_candidacy__candidate" IS NULL
                            )
                            AND (
                                "at___subtype_for_drugs" IS NULL
                                AND (
                                    (
                                      (
                                        "takes___subtype_for_drugs__clear_cell"
                                        OR "takes___subtype_for_drugs__clear_cell" IS NULL
                                      )
                                      AND "wants___line_of_treatment"
                                    )
                                    OR (
                                        (
                                          "takes___subtype_for_drugs__non_clear_cell"
                                          OR "takes___subtype_for_drugs__non_clear_cell" IS NULL
                                        )
                                        AND "at___treat_non_clear_cell" IS NULL
                                      )
                                    OR (
                                        (
                                          "takes___subtype_for_drugs__undetermined"
                                          OR "takes___subtype_for_drugs__undetermined" IS NULL
                                        )
                                        AND "at___no_regimen_in_sources" IS NULL
                                      )
                                  )
                              )
                          )
                          OR (
                              (
                                "takes___systemic_candidacy__no_candidate"
                                OR "takes___systemic_candidacy__no_candidate" IS NULL
                              )
                              AND "at___palliation_without_drugs" IS NULL
                            )
                        )
                    )
                )
            )
        ELSE FALSE
      END AS "wants___response_to_treatment",
      CASE
        WHEN "open___"
        THEN "at___laboratory_values_after_nephrectomy" IS NULL
          AND (
              (
                (
                  "takes___laboratory_values_after_nephrectomy__current"
                  OR "takes___laboratory_values_after_nephrectomy__current" IS NULL
                )
                AND (
                    "at___systemic_candidacy" IS NULL
                    AND (
                        (
                          (
                            "takes___systemic_candidacy__candidate"
                            OR "takes___systemic_candidacy__candidate" IS NULL
                          )
                          AND (
                              "at___subtype_for_drugs" IS NULL
                              AND (
                                  (
                                    (
                                      "takes___subtype_for_drugs__clear_cell"
                                      OR "takes___subtype_for_drugs__clear_cell" IS NULL
                                    )
                                    AND "wants___line_of_treatment"
                                  )
                                  OR (
                                      (
                                        "takes___subtype_for_drugs__non_clear_cell"
                                        OR "takes___subtype_for_drugs__non_clear_cell" IS NULL
                                      )
                                      AND "at___treat_non_clear_cell" IS NULL
                                    )
                                  OR (
                                      (
                                        "takes___subtype_for_drugs__undetermined"
                                        OR "takes___subtype_for_drugs__undetermined" IS NULL
                                      )
                                      AND "at___no_regimen_in_sources" IS NULL
                                    )
                                )
                            )
                        )
                        OR (
                            (
                              "takes___systemic_candidacy__no_candidate"
                              OR "takes___systemic_candidacy__no_candidate" IS NULL
                            )
                            AND "at___palliation_without_drugs" IS NULL
                          )
                      )
                  )
              )
              OR (
                  (
                    "takes___laboratory_values_after_nephrectomy__missing"
                    OR "takes___laboratory_values_after_nephrectomy__missing" IS NULL
                  )
                  AND "at___order_laboratory_panel_after_nephrectomy" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___laboratory_values_after_nephrectomy",
      CASE
        WHEN "open___"
        THEN "at___disease_after_metastasectomy" IS NULL
          AND (
              (
                (
                  "takes___disease_after_metastasectomy__no_disease"
                  OR "takes___disease_after_metastasectomy__no_disease" IS NULL
                )
                AND ("at___no_adjuvant_drugs" IS NULL OR "at___image_after_metastasectomy" IS NULL)
              )
              OR (
                  (
                    "takes___disease_after_metastasectomy__disease_current_panel"
                    OR "takes___disease_after_metastasectomy__disease_current_panel" IS NULL
                  )
                  AND (
                      "at___systemic_candidacy" IS NULL
                      AND (
                          (
                            (
                              "takes___systemic_candidacy__candidate"
                              OR "takes___systemic_candidacy__candidate" IS NULL
                            )
                            AND (
                                "at___subtype_for_drugs" IS NULL
                                AND (
                                    (
                                      (
                                        "takes___subtype_for_drugs__clear_cell"
                                        OR "takes___subtype_for_drugs__clear_cell" IS NULL
                                      )
                                      AND "wants___line_of_treatment"
                                    )
                                    OR (
                                        (
                                          "takes___subtype_for_drugs__non_clear_cell"
                                          OR "takes___subtype_for_drugs__non_clear_cell" IS NULL
                                        )
                                        AND "at___treat_non_clear_cell" IS NULL
                                      )
                                    OR (
                                        (
                                          "takes___subtype_for_drugs__undetermined"
                                          OR "takes___subtype_for_drugs__undetermined" IS NULL
                                        )
                                        AND "at___no_regimen_in_sources" IS NULL
                                      )
                                  )
                              )
                          )
                          OR (
                              (
                                "takes___systemic_candidacy__no_candidate"
                                OR "takes___systemic_candidacy__no_candidate" IS NULL
                              )
                              AND "at___palliation_without_drugs" IS NULL
                            )
                        )
                    )
                )
              OR (
                  (
                    "takes___disease_after_metastasectomy__disease_no_panel"
                    OR "takes___disease_after_metastasectomy__disease_no_panel" IS NULL
                  )
                  AND "at___order_laboratory_panel_after_metastasectomy" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___disease_after_metastasectomy"
    FROM "wanted_1"
  ),
  -- Decisions that may or may not apply, on the way to an end that may or may not.
  "wanted_3" AS (
    SELECT
      *,
      CASE
        WHEN "open___"
        THEN "at___single_risk_factor" IS NULL
          AND (
              (
                (
                  "takes___single_risk_factor__at_most_one_factor"
                  OR "takes___single_risk_factor__at_most_one_factor" IS NULL
                )
                AND "wants___low_volume_excellent_status"
              )
              OR (
                  ("takes___single_risk_factor__two_factors" OR "takes___single_risk_factor__two_factors" IS NULL)
                  AND "at___no_upfront_nephrectomy_two_factors" IS NULL
                )
              OR (
                  ("takes___single_risk_factor__removed" OR "takes___single_risk_factor__removed" IS NULL)
                  AND "wants___systemic_candidacy"
                )
            )
        ELSE FALSE
      END AS "wants___single_risk_factor",
      CASE
        WHEN "open___"
        THEN "at___primary_at_resection" IS NULL
          AND (
              (
                ("takes___primary_at_resection__combined" OR "takes___primary_at_resection__combined" IS NULL)
                AND "at___consider_combined_resection" IS NULL
              )
              OR (
                  (
                    "takes___primary_at_resection__metachronous"
                    OR "takes___primary_at_resection__metachronous" IS NULL
                  )
                  AND "wants___metastasectomy_by_site"
                )
              OR (
                  ("takes___primary_at_resection__other" OR "takes___primary_at_resection__other" IS NULL)
                  AND (
                      "at___single_risk_factor" IS NULL
                      AND (
                          (
                            (
                              "takes___single_risk_factor__at_most_one_factor"
                              OR "takes___single_risk_factor__at_most_one_factor" IS NULL
                            )
                            AND "wants___low_volume_excellent_status"
                          )
                          OR (
                              (
                                "takes___single_risk_factor__two_factors"
                                OR "takes___single_risk_factor__two_factors" IS NULL
                              )
                              AND "at___no_upfront_nephrectomy_two_factors" IS NULL
                            )
                          OR (
                              (
                                "takes___single_risk_factor__removed"
                                OR "takes___single_risk_factor__removed" IS NULL
                              )
                              AND "wants___systemic_candidacy"
                            )
                        )
                    )
                )
            )
        ELSE FALSE
      END AS "wants___primary_at_resection",
      CASE
        WHEN "open___"
        THEN "at___resection_of_metastases" IS NULL
          AND (
              (
                ("takes___resection_of_metastases__feasible" OR "takes___resection_of_metastases__feasible" IS NULL)
                AND (
                    "at___primary_at_resection" IS NULL
                    AND (
                        (
                          (
                            "takes___primary_at_resection__combined"
                            OR "takes___primary_at_resection__combined" IS NULL
                          )
                          AND "at___consider_combined_resection" IS NULL
                        )
                        OR (
                            (
                              "takes___primary_at_resection__metachronous"
                              OR "takes___primary_at_resection__metachronous" IS NULL
                            )
                            AND "wants___metastasectomy_by_site"
                          )
                        OR (
                            ("takes___primary_at_resection__other" OR "takes___primary_at_resection__other" IS NULL)
                            AND (
                                "at___single_risk_factor" IS NULL
                                AND (
                                    (
                                      (
                                        "takes___single_risk_factor__at_most_one_factor"
                                        OR "takes___single_risk_factor__at_most_one_factor" IS NULL
                                      )
                                      AND "wants___low_volume_excellent_status"
                                    )
                                    OR (
                                        (
                                          "takes___single_risk_factor__two_factors"
                                          OR "takes___single_risk_factor__two_factors" IS NULL
                                        )
                                        AND "at___no_upfront_nephrectomy_two_factors" IS NULL
                                      )
                                    OR (
                                        (
                                          "takes___single_risk_factor__removed"
                                          OR "takes___single_risk_factor__removed" IS NULL
                                        )
                                        AND "wants___systemic_candidacy"
                                      )
                                  )
                              )
                          )
                      )
                  )
              )
              OR (
                  (
                    "takes___resection_of_metastases__not_feasible_liver"
                    OR "takes___resection_of_metastases__not_feasible_liver" IS NULL
                  )
                  AND ("at___sbrt_or_ablation_of_liver" IS NULL OR "wants___systemic_candidacy")
                )
              OR (
                  (
                    "takes___resection_of_metastases__not_feasible_elsewhere"
                    OR "takes___resection_of_metastases__not_feasible_elsewhere" IS NULL
                  )
                  AND "wants___systemic_candidacy"
                )
            )
        ELSE FALSE
      END AS "wants___resection_of_metastases",
      CASE
        WHEN "open___"
        THEN "at___oligometastatic_disease" IS NULL
          AND (
              (
                (
                  "takes___oligometastatic_disease__oligometastatic"
                  OR "takes___oligometastatic_disease__oligometastatic" IS NULL
                )
                AND "at___oligometastatic_review" IS NULL
              )
              OR (
                  (
                    "takes___oligometastatic_disease__widespread"
                    OR "takes___oligometastatic_disease__widespread" IS NULL
                  )
                  AND (
                      "at___single_risk_factor" IS NULL
                      AND (
                          (
                            (
                              "takes___single_risk_factor__at_most_one_factor"
                              OR "takes___single_risk_factor__at_most_one_factor" IS NULL
                            )
                            AND "wants___low_volume_excellent_status"
                          )
                          OR (
                              (
                                "takes___single_risk_factor__two_factors"
                                OR "takes___single_risk_factor__two_factors" IS NULL
                              )
                              AND "at___no_upfront_nephrectomy_two_factors" IS NULL
                            )
                          OR (
                              (
                                "takes___single_risk_factor__removed"
                                OR "takes___single_risk_factor__removed" IS NULL
                              )
                              AND "wants___systemic_candidacy"
                            )
                        )
                    )
                )
            )
        ELSE FALSE
      END AS "wants___oligometastatic_disease"
    FROM "wanted_2"
  ),
  -- Decisions that may or may not apply, on the way to an end that may or may not.
  "wanted_4" AS (
    SELECT
      *,
      CASE
        WHEN "open___"
        THEN "at___imdc_risk_group" IS NULL
          AND (
              (
                ("takes___imdc_risk_group__favorable" OR "takes___imdc_risk_group__favorable" IS NULL)
                AND "wants___oligometastatic_disease"
              )
              OR (
                  ("takes___imdc_risk_group__intermediate" OR "takes___imdc_risk_group__intermediate" IS NULL)
                  AND "wants___oligometastatic_disease"
                )
              OR (
                  ("takes___imdc_risk_group__poor" OR "takes___imdc_risk_group__poor" IS NULL)
                  AND "at___no_upfront_nephrectomy_poor_risk" IS NULL
                )
              OR (
                  (
                    "takes___imdc_risk_group__poor_after_nephrectomy"
                    OR "takes___imdc_risk_group__poor_after_nephrectomy" IS NULL
                  )
                  AND "wants___systemic_candidacy"
                )
            )
        ELSE FALSE
      END AS "wants___imdc_risk_group",
      CASE
        WHEN "open___"
        THEN "at___treatment_history" IS NULL
          AND (
              (
                ("takes___treatment_history__naive" OR "takes___treatment_history__naive" IS NULL)
                AND (
                    "at___imdc_risk_group" IS NULL
                    AND (
                        (
                          ("takes___imdc_risk_group__favorable" OR "takes___imdc_risk_group__favorable" IS NULL)
                          AND "wants___oligometastatic_disease"
                        )
                        OR (
                            (
                              "takes___imdc_risk_group__intermediate"
                              OR "takes___imdc_risk_group__intermediate" IS NULL
                            )
                            AND "wants___oligometastatic_disease"
                          )
                        OR (
                            ("takes___imdc_risk_group__poor" OR "takes___imdc_risk_group__poor" IS NULL)
                            AND "at___no_upfront_nephrectomy_poor_risk" IS NULL
                          )
                        OR (
                            (
                              "takes___imdc_risk_group__poor_after_nephrectomy"
                              OR "takes___imdc_risk_group__poor_after_nephrectomy" IS NULL
                            )
                            AND "wants___systemic_candidacy"
                          )
                      )
                  )
              )
              OR (
                  ("takes___treatment_history__pretreated" OR "takes___treatment_history__pretreated" IS NULL)
                  AND "wants___systemic_candidacy"
                )
            )
        ELSE FALSE
      END AS "wants___treatment_history",
      CASE
        WHEN "open___"
        THEN "at___liver_lesion_proof" IS NULL
          AND (
              (
                ("takes___liver_lesion_proof__contradicted" OR "takes___liver_lesion_proof__contradicted" IS NULL)
                AND "at___restage" IS NULL
              )
              OR (
                  (
                    "takes___liver_lesion_proof__not_contradicted"
                    OR "takes___liver_lesion_proof__not_contradicted" IS NULL
                  )
                  AND (
                      "at___treatment_history" IS NULL
                      AND (
                          (
                            ("takes___treatment_history__naive" OR "takes___treatment_history__naive" IS NULL)
                            AND (
                                "at___imdc_risk_group" IS NULL
                                AND (
                                    (
                                      (
                                        "takes___imdc_risk_group__favorable"
                                        OR "takes___imdc_risk_group__favorable" IS NULL
                                      )
                                      AND "wants___oligometastatic_disease"
                                    )
                                    OR (
                                        (
                                          "takes___imdc_risk_group__intermediate"
                                          OR "takes___imdc_risk_group__intermediate" IS NULL
                                        )
                                        AND "wants___oligometastatic_disease"
                                      )
                                    OR (
                                        ("takes___imdc_risk_group__poor" OR "takes___imdc_risk_group__poor" IS NULL)
                                        AND "at___no_upfront_nephrectomy_poor_risk" IS NULL
                                      )
                                    OR (
                                        (
                                          "takes___imdc_risk_group__poor_after_nephrectomy"
                                          OR "takes___imdc_risk_group__poor_after_nephrectomy" IS NULL
                                        )
                                        AND "wants___systemic_candidacy"
                                      )
                                  )
                              )
                          )
                          OR (
                              (
                                "takes___treatment_history__pretreated"
                                OR "takes___treatment_history__pretreated" IS NULL
                              )
                              AND "wants___systemic_candidacy"
                            )
                        )
                    )
                )
            )
        ELSE FALSE
      END AS "wants___liver_lesion_proof"
    FROM "wanted_3"
  ),
  -- Decisions that may or may not apply, on the way to an end that may or may not.
  "wanted_5" AS (
    SELECT
      *,
      CASE
        WHEN "open___"
        THEN "at___histologic_subtype" IS NULL
          AND (
              (
                ("takes___histologic_subtype__renal_cell" OR "takes___histologic_subtype__renal_cell" IS NULL)
                AND (
                    "wants___symptomatic_primary"
                    OR "wants___urgent_local_treatment"
                    OR "wants___liver_lesion_proof"
                  )
              )
              OR (
                  ("takes___histologic_subtype__undetermined" OR "takes___histologic_subtype__undetermined" IS NULL)
                  AND ("wants___symptomatic_primary" OR "at___clarify_subtype" IS NULL)
                )
              OR (
                  ("takes___histologic_subtype__other_cancer" OR "takes___histologic_subtype__other_cancer" IS NULL)
                  AND "at___not_renal_cell" IS NULL
                )
            )
        ELSE FALSE
      END AS "wants___histologic_subtype",
      CASE
        WHEN "open___"
        THEN "at___tissue_diagnosis" IS NULL
          AND (
              (
                ("takes___tissue_diagnosis__malignant" OR "takes___tissue_diagnosis__malignant" IS NULL)
                AND (
                    "at___histologic_subtype" IS NULL
                    AND (
                        (
                          (
                            "takes___histologic_subtype__renal_cell"
                            OR "takes___histologic_subtype__renal_cell" IS NULL
                          )
                          AND (
                              "wants___symptomatic_primary"
                              OR "wants___urgent_local_treatment"
                              OR "wants___liver_lesion_proof"
                            )
                        )
                        OR (
                            (
                              "takes___histologic_subtype__undetermined"
                              OR "takes___histologic_subtype__undetermined" IS NULL
                            )
                            AND ("wants___symptomatic_primary" OR "at___clarify_subtype" IS NULL)
                          )
                        OR (
                            (
                              "takes___histologic_subtype__other_cancer"
                              OR "takes___histologic_subtype__other_cancer" IS NULL
                            )
                            AND "at___not_renal_cell" IS NULL
                          )
                      )
                  )
              )
              OR (
                  ("takes___tissue_diagnosis__benign" OR "takes___tissue_diagnosis__benign" IS NULL)
                  AND "at___benign_renal_tumor" IS NULL
                )
              OR (
                  ("takes___tissue_diagnosis__no_diagnosis" OR "takes___tissue_diagnosis__no_diagnosis" IS NULL)
                  AND "wants___biopsy_site"
                )
            )
        ELSE FALSE
      END AS "wants___tissue_diagnosis"
    FROM "wanted_4"
  ),
  -- Decisions that may or may not apply, on the way to an end that may or may not.
  "wanted_6" AS (
    SELECT
      *,
      CASE
        WHEN "open___"
        THEN "at___extent_of_disease" IS NULL
          AND (
              (
                ("takes___extent_of_disease__metastatic" OR "takes___extent_of_disease__metastatic" IS NULL)
                AND ("wants___tissue_diagnosis" OR "wants___symptom_directed_imaging")
              )
              OR (
                  (
                    "takes___extent_of_disease__direct_invasion"
                    OR "takes___extent_of_disease__direct_invasion" IS NULL
                  )
                  AND ("at___refer_direct_invasion" IS NULL OR "wants___symptom_directed_imaging")
                )
              OR (
                  (
                    "takes___extent_of_disease__locally_advanced"
                    OR "takes___extent_of_disease__locally_advanced" IS NULL
                  )
                  AND ("at___refer_locally_advanced" IS NULL OR "wants___symptom_directed_imaging")
                )
              OR (
                  ("takes___extent_of_disease__localized" OR "takes___extent_of_disease__localized" IS NULL)
                  AND ("at___refer_localized" IS NULL OR "wants___symptom_directed_imaging")
                )
            )
        ELSE FALSE
      END AS "wants___extent_of_disease"
    FROM "wanted_5"
  ),
  -- Decisions that may or may not apply, on the way to an end that may or may not.
  "wanted_7" AS (
    SELECT
      *,
      CASE
        WHEN "open___"
        THEN "at___baseline_workup" IS NULL
          AND (
              (
                (
                  "takes___baseline_workup__no_abdominal_imaging"
                  OR "takes___baseline_workup__no_abdominal_imaging" IS NULL
                )
                AND "at___order_abdominal_ct" IS NULL
              )
              OR (
                  (
                    "takes___baseline_workup__no_abdominal_imaging_no_contrast"
                    OR "takes___baseline_workup__no_abdominal_imaging_no_contrast" IS NULL
                  )
                  AND "at___order_abdominal_mri" IS NULL
                )
              OR (
                  ("takes___baseline_workup__no_chest_ct" OR "takes___baseline_workup__no_chest_ct" IS NULL)
                  AND "at___order_chest_ct" IS NULL
                )
              OR (
                  (
                    "takes___baseline_workup__no_laboratory_panel"
                    OR "takes___baseline_workup__no_laboratory_panel" IS NULL
                  )
                  AND "at___order_laboratory_panel" IS NULL
                )
              OR (
                  ("takes___baseline_workup__tests_complete" OR "takes___baseline_workup__tests_complete" IS NULL)
                  AND "wants___extent_of_disease"
                )
            )
        ELSE FALSE
      END AS "wants___baseline_workup"
    FROM "wanted_6"
  ),
  -- Branches that are unknown on the way to an unknown end.
  "asking" AS (
    SELECT
      *,
      CASE
        WHEN "open___"
        THEN ("at___baseline_workup" OR "at___baseline_workup" IS NULL)
          AND "takes___baseline_workup__no_abdominal_imaging" IS NULL
          AND "at___order_abdominal_ct" IS NULL
        ELSE FALSE
      END AS "asks___baseline_workup__no_abdominal_imaging",
      CASE
        WHEN "open___"
        THEN ("at___baseline_workup" OR "at___baseline_workup" IS NULL)
          AND "takes___baseline_workup__no_abdominal_imaging_no_contrast" IS NULL
          AND "at___order_abdominal_mri" IS NULL
        ELSE FALSE
      END AS "asks___baseline_workup__no_abdominal_imaging_no_contrast",
      CASE
        WHEN "open___"
        THEN ("at___baseline_workup" OR "at___baseline_workup" IS NULL)
          AND "takes___baseline_workup__no_chest_ct" IS NULL
          AND "at___order_chest_ct" IS NULL
        ELSE FALSE
      END AS "asks___baseline_workup__no_chest_ct",
      CASE
        WHEN "open___"
        THEN ("at___baseline_workup" OR "at___baseline_workup" IS NULL)
          AND "takes___baseline_workup__no_laboratory_panel" IS NULL
          AND "at___order_laboratory_panel" IS NULL
        ELSE FALSE
      END AS "asks___baseline_workup__no_laboratory_panel",
      CASE
        WHEN "open___"
        THEN ("at___baseline_workup" OR "at___baseline_workup" IS NULL)
          AND "takes___baseline_workup__tests_complete" IS NULL
          AND "wants___extent_of_disease"
        ELSE FALSE
      END AS "asks___baseline_workup__tests_complete",
      CASE
        WHEN "open___"
        THEN ("at___disease_after_metastasectomy" OR "at___disease_after_metastasectomy" IS NULL)
          AND "takes___disease_after_metastasectomy__no_disease" IS NULL
          AND ("at___no_adjuvant_drugs" IS NULL OR "at___image_after_metastasectomy" IS NULL)
        ELSE FALSE
      END AS "asks___disease_after_metastasectomy__no_disease",
      CASE
        WHEN "open___"
        THEN ("at___disease_after_metastasectomy" OR "at___disease_after_metastasectomy" IS NULL)
          AND "takes___disease_after_metastasectomy__disease_current_panel" IS NULL
          AND "wants___systemic_candidacy"
        ELSE FALSE
      END AS "asks___disease_after_metastasectomy__disease_current_panel",
      CASE
        WHEN "open___"
        THEN ("at___disease_after_metastasectomy" OR "at___disease_after_metastasectomy" IS NULL)
          AND "takes___disease_after_metastasectomy__disease_no_panel" IS NULL
          AND "at___order_laboratory_panel_after_metastasectomy" IS NULL
        ELSE FALSE
      END AS "asks___disease_after_metastasectomy__disease_no_panel",
      CASE
        WHEN "open___"
        THEN ("at___extent_of_disease" OR "at___extent_of_disease" IS NULL)
          AND "takes___extent_of_disease__metastatic" IS NULL
          AND ("wants___tissue_diagnosis" OR "wants___symptom_directed_imaging")
        ELSE FALSE
      END AS "asks___extent_of_disease__metastatic",
      CASE
        WHEN "open___"
        THEN ("at___extent_of_disease" OR "at___extent_of_disease" IS NULL)
          AND "takes___extent_of_disease__direct_invasion" IS NULL
          AND ("at___refer_direct_invasion" IS NULL OR "wants___symptom_directed_imaging")
        ELSE FALSE
      END AS "asks___extent_of_disease__direct_invasion",
      CASE
        WHEN "open___"
        THEN ("at___extent_of_disease" OR "at___extent_of_disease" IS NULL)
          AND "takes___extent_of_disease__locally_advanced" IS NULL
          AND ("at___refer_locally_advanced" IS NULL OR "wants___symptom_directed_imaging")
        ELSE FALSE
      END AS "asks___extent_of_disease__locally_advanced",
      CASE
        WHEN "open___"
        THEN ("at___extent_of_disease" OR "at___extent_of_disease" IS NULL)
          AND "takes___extent_of_disease__localized" IS NULL
          AND ("at___refer_localized" IS NULL OR "wants___symptom_directed_imaging")
        ELSE FALSE
      END AS "asks___extent_of_disease__localized",
      CASE
        WHEN "open___"
        THEN ("at___laboratory_values_after_nephrectomy" OR "at___laboratory_values_after_nephrectomy" IS NULL)
          AND "takes___laboratory_values_after_nephrectomy__current" IS NULL
          AND "wants___systemic_candidacy"
        ELSE FALSE
      END AS "asks___laboratory_values_after_nephrectomy__current",
      CASE
        WHEN "open___"
        THEN ("at___laboratory_values_after_nephrectomy" OR "at___laboratory_values_after_nephrectomy" IS NULL)
          AND "takes___laboratory_values_after_nephrectomy__missing" IS NULL
          AND "at___order_laboratory_panel_after_nephrectomy" IS NULL
        ELSE FALSE
      END AS "asks___laboratory_values_after_nephrectomy__missing",
      CASE
        WHEN "open___"
        THEN ("at___response_imaging_due" OR "at___response_imaging_due" IS NULL)
          AND "takes___response_imaging_due__not_yet" IS NULL
          AND "at___await_first_imaging" IS NULL
        ELSE FALSE
      END AS "asks___response_imaging_due__not_yet",
      CASE
        WHEN "open___"
        THEN ("at___response_imaging_due" OR "at___response_imaging_due" IS NULL)
          AND "takes___response_imaging_due__due" IS NULL
          AND "at___image_response" IS NULL
        ELSE FALSE
      END AS "asks___response_imaging_due__due",
      CASE
        WHEN "open___"
        THEN ("at___response_to_treatment" OR "at___response_to_treatment" IS NULL)
          AND "takes___response_to_treatment__controlled" IS NULL
          AND (
              "wants___near_complete_response"
              OR "wants___liver_metastases_left"
              OR "at___next_response_visit" IS NULL
            )
        ELSE FALSE
      END AS "asks___response_to_treatment__controlled",
      CASE
        WHEN "open___"
        THEN ("at___response_to_treatment" OR "at___response_to_treatment" IS NULL)
          AND "takes___response_to_treatment__progression" IS NULL
          AND "wants___systemic_candidacy"
        ELSE FALSE
      END AS "asks___response_to_treatment__progression",
      CASE
        WHEN "open___"
        THEN ("at___liver_metastases_left" OR "at___liver_metastases_left" IS NULL)
          AND "takes___liver_metastases_left__resectable" IS NULL
          AND "at___resect_liver_on_treatment" IS NULL
        ELSE FALSE
      END AS "asks___liver_metastases_left__resectable",
      CASE
        WHEN "open___"
        THEN ("at___liver_metastases_left" OR "at___liver_metastases_left" IS NULL)
          AND "takes___liver_metastases_left__not_resectable" IS NULL
          AND "at___consolidate_liver_locally" IS NULL
        ELSE FALSE
      END AS "asks___liver_metastases_left__not_resectable",
      CASE
        WHEN "open___"
        THEN ("at___near_complete_response" OR "at___near_complete_response" IS NULL)
          AND "takes___near_complete_response__candidate" IS NULL
          AND "at___consider_deferred_nephrectomy" IS NULL
        ELSE FALSE
      END AS "asks___near_complete_response__candidate",
      CASE
        WHEN "open___"
        THEN ("at___symptom_directed_imaging" OR "at___symptom_directed_imaging" IS NULL)
          AND "takes___symptom_directed_imaging__brain" IS NULL
          AND "at___order_brain_imaging" IS NULL
        ELSE FALSE
      END AS "asks___symptom_directed_imaging__brain",
      CASE
        WHEN "open___"
        THEN ("at___symptom_directed_imaging" OR "at___symptom_directed_imaging" IS NULL)
          AND "takes___symptom_directed_imaging__bone" IS NULL
          AND "at___order_bone_scan" IS NULL
        ELSE FALSE
      END AS "asks___symptom_directed_imaging__bone",
      CASE
        WHEN "open___"
        THEN ("at___symptoms_of_primary_on_treatment" OR "at___symptoms_of_primary_on_treatment" IS NULL)
          AND "takes___symptoms_of_primary_on_treatment__operable" IS NULL
          AND "at___consider_deferred_nephrectomy" IS NULL
        ELSE FALSE
      END AS "asks___symptoms_of_primary_on_treatment__operable",
      CASE
        WHEN "open___"
        THEN ("at___symptoms_of_primary_on_treatment" OR "at___symptoms_of_primary_on_treatment" IS NULL)
          AND "takes___symptoms_of_primary_on_treatment__not_operable" IS NULL
          AND "at___embolization_or_radiotherapy" IS NULL
        ELSE FALSE
      END AS "asks___symptoms_of_primary_on_treatment__not_operable",
      CASE
        WHEN "open___"
        THEN ("at___tissue_diagnosis" OR "at___tissue_diagnosis" IS NULL)
          AND "takes___tissue_diagnosis__malignant" IS NULL
          AND "wants___histologic_subtype"
        ELSE FALSE
      END AS "asks___tissue_diagnosis__malignant",
      CASE
        WHEN "open___"
        THEN ("at___tissue_diagnosis" OR "at___tissue_diagnosis" IS NULL)
          AND "takes___tissue_diagnosis__benign" IS NULL
          AND "at___benign_renal_tumor" IS NULL
        ELSE FALSE
      END AS "asks___tissue_diagnosis__benign",
      CASE
        WHEN "open___"
        THEN ("at___tissue_diagnosis" OR "at___tissue_diagnosis" IS NULL)
          AND "takes___tissue_diagnosis__no_diagnosis" IS NULL
          AND "wants___biopsy_site"
        ELSE FALSE
      END AS "asks___tissue_diagnosis__no_diagnosis",
      CASE
        WHEN "open___"
        THEN ("at___biopsy_site" OR "at___biopsy_site" IS NULL)
          AND "takes___biopsy_site__renal_mass_first" IS NULL
          AND (
              "at___order_renal_mass_biopsy" IS NULL
              OR (
                  "takes___biopsy_site__no_plain_choice" IS NULL
                  AND ("at___team_chooses_biopsy" IS NULL OR "wants___symptomatic_primary")
                )
            )
        ELSE FALSE
      END AS "asks___biopsy_site__renal_mass_first",
      CASE
        WHEN "open___"
        THEN ("at___biopsy_site" OR "at___biopsy_site" IS NULL)
          AND "takes___biopsy_site__liver_lesion" IS NULL
          AND (
              "at___order_liver_biopsy" IS NULL
              OR (
                  "takes___biopsy_site__no_plain_choice" IS NULL
                  AND ("at___team_chooses_biopsy" IS NULL OR "wants___symptomatic_primary")
                )
            )
        ELSE FALSE
      END AS "asks___biopsy_site__liver_lesion",
      CASE
        WHEN "open___"
        THEN ("at___biopsy_site" OR "at___biopsy_site" IS NULL)
          AND "takes___biopsy_site__both_nondiagnostic" IS NULL
          AND (
              ("at___team_chooses_biopsy" IS NULL OR "at___repeat_biopsy" IS NULL OR "wants___symptomatic_primary")
              OR (
                  "takes___biopsy_site__no_plain_choice" IS NULL
                  AND ("at___team_chooses_biopsy" IS NULL OR "wants___symptomatic_primary")
                )
            )
        ELSE FALSE
      END AS "asks___biopsy_site__both_nondiagnostic",
      CASE
        WHEN "open___"
        THEN ("at___histologic_subtype" OR "at___histologic_subtype" IS NULL)
          AND "takes___histologic_subtype__renal_cell" IS NULL
          AND ("wants___symptomatic_primary" OR "wants___urgent_local_treatment" OR "wants___liver_lesion_proof")
        ELSE FALSE
      END AS "asks___histologic_subtype__renal_cell",
      CASE
        WHEN "open___"
        THEN ("at___histologic_subtype" OR "at___histologic_subtype" IS NULL)
          AND "takes___histologic_subtype__undetermined" IS NULL
          AND ("wants___symptomatic_primary" OR "at___clarify_subtype" IS NULL)
        ELSE FALSE
      END AS "asks___histologic_subtype__undetermined",
      CASE
        WHEN "open___"
        THEN ("at___histologic_subtype" OR "at___histologic_subtype" IS NULL)
          AND "takes___histologic_subtype__other_cancer" IS NULL
          AND "at___not_renal_cell" IS NULL
        ELSE FALSE
      END AS "asks___histologic_subtype__other_cancer",
      CASE
        WHEN "open___"
        THEN ("at___liver_lesion_proof" OR "at___liver_lesion_proof" IS NULL)
          AND "takes___liver_lesion_proof__contradicted" IS NULL
          AND "at___restage" IS NULL
        ELSE FALSE
      END AS "asks___liver_lesion_proof__contradicted",
      CASE
        WHEN "open___"
        THEN ("at___liver_lesion_proof" OR "at___liver_lesion_proof" IS NULL)
          AND "takes___liver_lesion_proof__not_contradicted" IS NULL
          AND "wants___treatment_history"
        ELSE FALSE
      END AS "asks___liver_lesion_proof__not_contradicted",
      CASE
        WHEN "open___"
        THEN ("at___symptomatic_primary" OR "at___symptomatic_primary" IS NULL)
          AND "takes___symptomatic_primary__operable" IS NULL
          AND "at___palliate_by_nephrectomy" IS NULL
        ELSE FALSE
      END AS "asks___symptomatic_primary__operable",
      CASE
        WHEN "open___"
        THEN ("at___symptomatic_primary" OR "at___symptomatic_primary" IS NULL)
          AND "takes___symptomatic_primary__not_operable" IS NULL
          AND "at___embolization_or_radiotherapy" IS NULL
        ELSE FALSE
      END AS "asks___symptomatic_primary__not_operable",
      CASE
        WHEN "open___"
        THEN ("at___symptomatic_primary" OR "at___symptomatic_primary" IS NULL)
          AND "takes___symptomatic_primary__not_operable_unproven" IS NULL
          AND "at___embolization_before_tissue" IS NULL
        ELSE FALSE
      END AS "asks___symptomatic_primary__not_operable_unproven",
      CASE
        WHEN "open___"
        THEN ("at___treatment_history" OR "at___treatment_history" IS NULL)
          AND "takes___treatment_history__naive" IS NULL
          AND "wants___imdc_risk_group"
        ELSE FALSE
      END AS "asks___treatment_history__naive",
      CASE
        WHEN "open___"
        THEN ("at___treatment_history" OR "at___treatment_history" IS NULL)
          AND "takes___treatment_history__pretreated" IS NULL
          AND "wants___systemic_candidacy"
        ELSE FALSE
      END AS "asks___treatment_history__pretreated",
      CASE
        WHEN "open___"
        THEN ("at___imdc_risk_group" OR "at___imdc_risk_group" IS NULL)
          AND "takes___imdc_risk_group__favorable" IS NULL
          AND "wants___oligometastatic_disease"
        ELSE FALSE
      END AS "asks___imdc_risk_group__favorable",
      CASE
        WHEN "open___"
        THEN ("at___imdc_risk_group" OR "at___imdc_risk_group" IS NULL)
          AND "takes___imdc_risk_group__intermediate" IS NULL
          AND "wants___oligometastatic_disease"
        ELSE FALSE
      END AS "asks___imdc_risk_group__intermediate",
      CASE
        WHEN "open___"
        THEN ("at___imdc_risk_group" OR "at___imdc_risk_group" IS NULL)
          AND "takes___imdc_risk_group__poor" IS NULL
          AND "at___no_upfront_nephrectomy_poor_risk" IS NULL
        ELSE FALSE
      END AS "asks___imdc_risk_group__poor",
      CASE
        WHEN "open___"
        THEN ("at___imdc_risk_group" OR "at___imdc_risk_group" IS NULL)
          AND "takes___imdc_risk_group__poor_after_nephrectomy" IS NULL
          AND "wants___systemic_candidacy"
        ELSE FALSE
      END AS "asks___imdc_risk_group__poor_after_nephrectomy",
      CASE
        WHEN "open___"
        THEN ("at___oligometastatic_disease" OR "at___oligometastatic_disease" IS NULL)
          AND "takes___oligometastatic_disease__oligometastatic" IS NULL
          AND "at___oligometastatic_review" IS NULL
        ELSE FALSE
      END AS "asks___oligometastatic_disease__oligometastatic",
      CASE
        WHEN "open___"
        THEN ("at___oligometastatic_disease" OR "at___oligometastatic_disease" IS NULL)
          AND "takes___oligometastatic_disease__widespread" IS NULL
          AND "wants___single_risk_factor"
        ELSE FALSE
      END AS "asks___oligometastatic_disease__widespread",
      CASE
        WHEN "open___"
        THEN ("at___resection_of_metastases" OR "at___resection_of_metastases" IS NULL)
          AND "takes___resection_of_metastases__feasible" IS NULL
          AND "wants___primary_at_resection"
        ELSE FALSE
      END AS "asks___resection_of_metastases__feasible",
      CASE
        WHEN "open___"
        THEN ("at___resection_of_metastases" OR "at___resection_of_metastases" IS NULL)
          AND "takes___resection_of_metastases__not_feasible_liver" IS NULL
          AND ("at___sbrt_or_ablation_of_liver" IS NULL OR "wants___systemic_candidacy")
        ELSE FALSE
      END AS "asks___resection_of_metastases__not_feasible_liver",
      CASE
        WHEN "open___"
        THEN ("at___resection_of_metastases" OR "at___resection_of_metastases" IS NULL)
          AND "takes___resection_of_metastases__not_feasible_elsewhere" IS NULL
          AND "wants___systemic_candidacy"
        ELSE FALSE
      END AS "asks___resection_of_metastases__not_feasible_elsewhere",
      CASE
        WHEN "open___"
        THEN ("at___primary_at_resection" OR "at___primary_at_resection" IS NULL)
          AND "takes___primary_at_resection__combined" IS NULL
          AND (
              "at___consider_combined_resection" IS NULL
              OR ("takes___primary_at_resection__other" IS NULL AND "wants___single_risk_factor")
            )
        ELSE FALSE
      END AS "asks___primary_at_resection__combined",
      CASE
        WHEN "open___"
        THEN ("at___primary_at_resection" OR "at___primary_at_resection" IS NULL)
          AND "takes___primary_at_resection__metachronous" IS NULL
          AND (
              "wants___metastasectomy_by_site"
              OR ("takes___primary_at_resection__other" IS NULL AND "wants___single_risk_factor")
            )
        ELSE FALSE
      END AS "asks___primary_at_resection__metachronous",
      CASE
        WHEN "open___"
        THEN ("at___metastasectomy_by_site" OR "at___metastasectomy_by_site" IS NULL)
          AND "takes___metastasectomy_by_site__liver" IS NULL
          AND "wants___outlook_of_liver_resection"
        ELSE FALSE
      END AS "asks___metastasectomy_by_site__liver",
      CASE
        WHEN "open___"
        THEN ("at___metastasectomy_by_site" OR "at___metastasectomy_by_site" IS NULL)
          AND "takes___metastasectomy_by_site__lung" IS NULL
          AND "wants___outlook_of_lung_resection"
        ELSE FALSE
      END AS "asks___metastasectomy_by_site__lung",
      CASE
        WHEN "open___"
        THEN ("at___metastasectomy_by_site" OR "at___metastasectomy_by_site" IS NULL)
          AND "takes___metastasectomy_by_site__bone" IS NULL
          AND "wants___outlook_of_bone_resection"
        ELSE FALSE
      END AS "asks___metastasectomy_by_site__bone",
      CASE
        WHEN "open___"
        THEN ("at___metastasectomy_by_site" OR "at___metastasectomy_by_site" IS NULL)
          AND "takes___metastasectomy_by_site__brain" IS NULL
          AND ("at___treat_brain_metastases" IS NULL OR "at___await_metastasectomy" IS NULL)
        ELSE FALSE
      END AS "asks___metastasectomy_by_site__brain",
      CASE
        WHEN "open___"
        THEN ("at___metastasectomy_by_site" OR "at___metastasectomy_by_site" IS NULL)
          AND "takes___metastasectomy_by_site__elsewhere" IS NULL
          AND ("at___review_other_sites" IS NULL OR "at___await_metastasectomy" IS NULL)
        ELSE FALSE
      END AS "asks___metastasectomy_by_site__elsewhere",
      CASE
        WHEN "open___"
        THEN ("at___outlook_of_bone_resection" OR "at___outlook_of_bone_resection" IS NULL)
          AND "takes___outlook_of_bone_resection__favorable" IS NULL
          AND (
              "at___resect_bone_metastasis" IS NULL
              OR (
                  "takes___outlook_of_bone_resection__less_favorable" IS NULL
                  AND "at___resect_or_irradiate_bone_metastases" IS NULL
                )
            )
        ELSE FALSE
      END AS "asks___outlook_of_bone_resection__favorable",
      CASE
        WHEN "open___"
        THEN ("at___outlook_of_liver_resection" OR "at___outlook_of_liver_resection" IS NULL)
          AND "takes___outlook_of_liver_resection__favorable" IS NULL
          AND (
              "at___resect_liver_metastases" IS NULL
              OR (
                  "takes___outlook_of_liver_resection__less_favorable" IS NULL
                  AND "at___resect_or_ablate_liver_metastases" IS NULL
                )
            )
        ELSE FALSE
      END AS "asks___outlook_of_liver_resection__favorable",
      CASE
        WHEN "open___"
        THEN ("at___outlook_of_lung_resection" OR "at___outlook_of_lung_resection" IS NULL)
          AND "takes___outlook_of_lung_resection__favorable" IS NULL
          AND (
              "at___resect_lung_metastases" IS NULL
              OR (
                  "takes___outlook_of_lung_resection__less_favorable" IS NULL
                  AND "at___resect_or_irradiate_lung_metastases" IS NULL
                )
            )
        ELSE FALSE
      END AS "asks___outlook_of_lung_resection__favorable",
      CASE
        WHEN "open___"
        THEN ("at___single_risk_factor" OR "at___single_risk_factor" IS NULL)
          AND "takes___single_risk_factor__at_most_one_factor" IS NULL
          AND "wants___low_volume_excellent_status"
        ELSE FALSE
      END AS "asks___single_risk_factor__at_most_one_factor",
      CASE
        WHEN "open___"
        THEN ("at___single_risk_factor" OR "at___single_risk_factor" IS NULL)
          AND "takes___single_risk_factor__two_factors" IS NULL
          AND "at___no_upfront_nephrectomy_two_factors" IS NULL
        ELSE FALSE
      END AS "asks___single_risk_factor__two_factors",
      CASE
        WHEN "open___"
        THEN ("at___single_risk_factor" OR "at___single_risk_factor" IS NULL)
          AND "takes___single_risk_factor__removed" IS NULL
          AND "wants___systemic_candidacy"
        ELSE FALSE
      END AS "asks___single_risk_factor__removed",
      CASE
        WHEN "open___"
        THEN ("at___low_volume_excellent_status" OR "at___low_volume_excellent_status" IS NULL)
          AND "takes___low_volume_excellent_status__both" IS NULL
          AND "wants___upfront_surgery_feasible"
        ELSE FALSE
      END AS "asks___low_volume_excellent_status__both",
      CASE
        WHEN "open___"
        THEN ("at___low_volume_excellent_status" OR "at___low_volume_excellent_status" IS NULL)
          AND "takes___low_volume_excellent_status__not_both" IS NULL
          AND "at___no_upfront_nephrectomy_volume_or_status" IS NULL
        ELSE FALSE
      END AS "asks___low_volume_excellent_status__not_both",
      CASE
        WHEN "open___"
        THEN ("at___upfront_surgery_feasible" OR "at___upfront_surgery_feasible" IS NULL)
          AND "takes___upfront_surgery_feasible__feasible" IS NULL
          AND "wants___reason_for_upfront_nephrectomy"
        ELSE FALSE
      END AS "asks___upfront_surgery_feasible__feasible",
      CASE
        WHEN "open___"
        THEN ("at___upfront_surgery_feasible" OR "at___upfront_surgery_feasible" IS NULL)
          AND "takes___upfront_surgery_feasible__not_feasible" IS NULL
          AND "wants___systemic_candidacy"
        ELSE FALSE
      END AS "asks___upfront_surgery_feasible__not_feasible",
      CASE
        WHEN "open___"
        THEN ("at___reason_for_upfront_nephrectomy" OR "at___reason_for_upfront_nephrectomy" IS NULL)
          AND "takes___reason_for_upfront_nephrectomy__reason" IS NULL
          AND "at___consider_upfront_nephrectomy" IS NULL
        ELSE FALSE
      END AS "asks___reason_for_upfront_nephrectomy__reason",
      CASE
        WHEN "open___"
        THEN ("at___reason_for_upfront_nephrectomy" OR "at___reason_for_upfront_nephrectomy" IS NULL)
          AND "takes___reason_for_upfront_nephrectomy__no_reason" IS NULL
          AND "at___weigh_upfront_nephrectomy" IS NULL
        ELSE FALSE
      END AS "asks___reason_for_upfront_nephrectomy__no_reason",
      CASE
        WHEN "open___"
        THEN ("at___systemic_candidacy" OR "at___systemic_candidacy" IS NULL)
          AND "takes___systemic_candidacy__candidate" IS NULL
          AND "wants___subtype_for_drugs"
        ELSE FALSE
      END AS "asks___systemic_candidacy__candidate",
      CASE
        WHEN "open___"
        THEN ("at___systemic_candidacy" OR "at___systemic_candidacy" IS NULL)
          AND "takes___systemic_candidacy__no_candidate" IS NULL
          AND "at___palliation_without_drugs" IS NULL
        ELSE FALSE
      END AS "asks___systemic_candidacy__no_candidate",
      CASE
        WHEN "open___"
        THEN ("at___subtype_for_drugs" OR "at___subtype_for_drugs" IS NULL)
          AND "takes___subtype_for_drugs__clear_cell" IS NULL
          AND "wants___line_of_treatment"
        ELSE FALSE
      END AS "asks___subtype_for_drugs__clear_cell",
      CASE
        WHEN "open___"
        THEN ("at___subtype_for_drugs" OR "at___subtype_for_drugs" IS NULL)
          AND "takes___subtype_for_drugs__non_clear_cell" IS NULL
          AND "at___treat_non_clear_cell" IS NULL
        ELSE FALSE
      END AS "asks___subtype_for_drugs__non_clear_cell",
      CASE
        WHEN "open___"
        THEN ("at___subtype_for_drugs" OR "at___subtype_for_drugs" IS NULL)
          AND "takes___subtype_for_drugs__undetermined" IS NULL
          AND "at___no_regimen_in_sources" IS NULL
        ELSE FALSE
      END AS "asks___subtype_for_drugs__undetermined",
      CASE
        WHEN "open___"
        THEN ("at___line_of_treatment" OR "at___line_of_treatment" IS NULL)
          AND "takes___line_of_treatment__first_line" IS NULL
          AND "wants___risk_at_first_line"
        ELSE FALSE
      END AS "asks___line_of_treatment__first_line",
      CASE
        WHEN "open___"
        THEN ("at___line_of_treatment" OR "at___line_of_treatment" IS NULL)
          AND "takes___line_of_treatment__later_line" IS NULL
          AND "wants___earlier_drugs"
        ELSE FALSE
      END AS "asks___line_of_treatment__later_line",
      CASE
        WHEN "open___"
        THEN ("at___earlier_drugs" OR "at___earlier_drugs" IS NULL)
          AND "takes___earlier_drugs__cytokine_only" IS NULL
          AND (
              "at___sunitinib_after_cytokine" IS NULL
              OR ("takes___earlier_drugs__no_answer" IS NULL AND "at___no_regimen_in_sources" IS NULL)
            )
        ELSE FALSE
      END AS "asks___earlier_drugs__cytokine_only",
      CASE
        WHEN "open___"
        THEN ("at___earlier_drugs" OR "at___earlier_drugs" IS NULL)
          AND "takes___earlier_drugs__tki" IS NULL
          AND (
              "at___everolimus_after_tki" IS NULL
              OR ("takes___earlier_drugs__no_answer" IS NULL AND "at___no_regimen_in_sources" IS NULL)
            )
        ELSE FALSE
      END AS "asks___earlier_drugs__tki",
      CASE
        WHEN "open___"
        THEN ("at___risk_at_first_line" OR "at___risk_at_first_line" IS NULL)
          AND "takes___risk_at_first_line__poor" IS NULL
          AND "at___start_drugs_poor_risk" IS NULL
        ELSE FALSE
      END AS "asks___risk_at_first_line__poor",
      CASE
        WHEN "open___"
        THEN ("at___risk_at_first_line" OR "at___risk_at_first_line" IS NULL)
          AND "takes___risk_at_first_line__not_poor" IS NULL
          AND "at___start_drugs" IS NULL
        ELSE FALSE
      END AS "asks___risk_at_first_line__not_poor",
      CASE
        WHEN "open___"
        THEN ("at___first_line_classes" OR "at___first_line_classes" IS NULL)
          AND "takes___first_line_classes__both_intermediate_poor" IS NULL
          AND "at___choose_combination_intermediate_poor" IS NULL
        ELSE FALSE
      END AS "asks___first_line_classes__both_intermediate_poor",
      CASE
        WHEN "open___"
        THEN ("at___first_line_classes" OR "at___first_line_classes" IS NULL)
          AND "takes___first_line_classes__both_favorable" IS NULL
          AND "at___choose_combination_favorable" IS NULL
        ELSE FALSE
      END AS "asks___first_line_classes__both_favorable",
      CASE
        WHEN "open___"
        THEN ("at___first_line_classes" OR "at___first_line_classes" IS NULL)
          AND "takes___first_line_classes__no_tki_intermediate_poor" IS NULL
          AND "at___give_nivolumab_ipilimumab" IS NULL
        ELSE FALSE
      END AS "asks___first_line_classes__no_tki_intermediate_poor",
      CASE
        WHEN "open___"
        THEN ("at___first_line_classes" OR "at___first_line_classes" IS NULL)
          AND "takes___first_line_classes__no_checkpoint_inhibitor" IS NULL
          AND "at___choose_vegf_inhibitor" IS NULL
        ELSE FALSE
      END AS "asks___first_line_classes__no_checkpoint_inhibitor",
      CASE
        WHEN "open___"
        THEN ("at___first_line_classes" OR "at___first_line_classes" IS NULL)
          AND "takes___first_line_classes__no_named_regimen" IS NULL
          AND "at___no_regimen_in_sources" IS NULL
        ELSE FALSE
      END AS "asks___first_line_classes__no_named_regimen",
      CASE
        WHEN "open___"
        THEN ("at___urgent_local_treatment" OR "at___urgent_local_treatment" IS NULL)
          AND "takes___urgent_local_treatment__brain" IS NULL
          AND "at___treat_brain_metastases" IS NULL
        ELSE FALSE
      END AS "asks___urgent_local_treatment__brain",
      CASE
        WHEN "open___"
        THEN ("at___urgent_local_treatment" OR "at___urgent_local_treatment" IS NULL)
          AND "takes___urgent_local_treatment__bone_fracture" IS NULL
          AND "at___operate_on_bone" IS NULL
        ELSE FALSE
      END AS "asks___urgent_local_treatment__bone_fracture",
      CASE
        WHEN "open___"
        THEN ("at___urgent_local_treatment" OR "at___urgent_local_treatment" IS NULL)
          AND "takes___urgent_local_treatment__bone_fracture_no_surgery" IS NULL
          AND "at___irradiate_painful_bone" IS NULL
        ELSE FALSE
      END AS "asks___urgent_local_treatment__bone_fracture_no_surgery",
      CASE
        WHEN "open___"
        THEN ("at___urgent_local_treatment" OR "at___urgent_local_treatment" IS NULL)
          AND "takes___urgent_local_treatment__bone_pain" IS NULL
          AND "at___irradiate_painful_bone" IS NULL
        ELSE FALSE
      END AS "asks___urgent_local_treatment__bone_pain",
      CASE
        WHEN "open___"
        THEN ("at___lymph_node_question" OR "at___lymph_node_question" IS NULL)
          AND "takes___lymph_node_question__clear" IS NULL
          AND "at___no_routine_node_dissection" IS NULL
        ELSE FALSE
      END AS "asks___lymph_node_question__clear",
      CASE
        WHEN "open___"
        THEN ("at___lymph_node_question" OR "at___lymph_node_question" IS NULL)
          AND "takes___lymph_node_question__suspected" IS NULL
          AND "at___review_node_dissection" IS NULL
        ELSE FALSE
      END AS "asks___lymph_node_question__suspected"
    FROM "wanted_7"
  ),
  -- What is missing of derived elements.
  "lacking_1" AS (
    SELECT
      *,
      CASE WHEN "open___" THEN "renal_mass_biopsy" IS NULL ELSE FALSE END AS "lacks___malignant_tissue__renal_mass_biopsy",
      CASE WHEN "open___" THEN "liver_biopsy" IS NULL ELSE FALSE END AS "lacks___malignant_tissue__liver_biopsy",
      CASE
        WHEN "open___"
        THEN ("prior_nephrectomy" AND "nephrectomy_pathology" = 'malignant') IS NULL AND "prior_nephrectomy" IS NULL
        ELSE FALSE
      END AS "lacks___malignant_tissue__prior_nephrectomy",
      CASE
        WHEN "open___"
        THEN ("prior_nephrectomy" AND "nephrectomy_pathology" = 'malignant') IS NULL
          AND "nephrectomy_pathology" IS NULL
        ELSE FALSE
      END AS "lacks___malignant_tissue__nephrectomy_pathology",
      CASE WHEN "open___" THEN "t_stage" IS NULL ELSE FALSE END AS "lacks___stage_iv__t_stage",
      CASE WHEN "open___" THEN "m_stage" IS NULL ELSE FALSE END AS "lacks___stage_iv__m_stage",
      CASE WHEN "open___" THEN "treatment_response" IS NULL ELSE FALSE END AS "lacks___disease_controlled__treatment_response",
      CASE
        WHEN "open___"
        THEN "metastatic_sites__liver" IS NULL
          AND (
              "metastatic_sites__liver" IS NULL
              OR "metastatic_sites__lung" IS NULL
              OR "metastatic_sites__bone" IS NULL
              OR "metastatic_sites__brain" IS NULL
              OR "metastatic_sites__lymph_node" IS NULL
              OR "metastatic_sites__other" IS NULL
            )
        ELSE FALSE
      END AS "lacks___liver_lesions_in_doubt__metastatic_sites",
      CASE WHEN "open___" THEN "liver_biopsy" IS NULL ELSE FALSE END AS "lacks___liver_lesions_in_doubt__liver_biopsy",
      CASE WHEN "open___" THEN "hematuria" IS NULL ELSE FALSE END AS "lacks___symptomatic_primary__hematuria",
      CASE WHEN "open___" THEN "flank_pain" IS NULL ELSE FALSE END AS "lacks___symptomatic_primary__flank_pain",
      CASE WHEN "open___" THEN "other_primary_symptoms" IS NULL ELSE FALSE END AS "lacks___symptomatic_primary__other_primary_symptoms",
      CASE WHEN "open___" THEN "calcium__missing" ELSE FALSE END AS "lacks___corrected_calcium__calcium",
      CASE WHEN "open___" THEN "albumin__missing" ELSE FALSE END AS "lacks___corrected_calcium__albumin",
      CASE WHEN "open___" THEN "prior_nephrectomy" IS NULL ELSE FALSE END AS "lacks___metachronous__prior_nephrectomy",
      CASE WHEN "open___" THEN "disease_free_interval__above_0" IS NULL ELSE FALSE END AS "lacks___metachronous__disease_free_interval",
      CASE WHEN "open___" THEN "alkaline_phosphatase_upper_limit__missing" ELSE FALSE END AS "lacks___alkaline_phosphatase_threshold__alkaline___8e061c641"
    FROM "asking"
  ),
  -- What is missing of derived elements.
  "lacking_2" AS (
    SELECT
      *,
      CASE WHEN "open___" THEN "imdc_factor_count__1" IS NULL AND "karnofsky__below_80" IS NULL ELSE FALSE END AS "lacks___imdc_factor_count__karnofsky",
      CASE
        WHEN "open___" THEN "imdc_factor_count__2" IS NULL AND "time_to_systemic_therapy__below_12" IS NULL
        ELSE FALSE
      END AS "lacks___imdc_factor_count__time_to_systemic_therapy",
      CASE WHEN "open___" THEN "imdc_factor_count__3" IS NULL AND "hemoglobin__missing" ELSE FALSE END AS "lacks___imdc_factor_count__hemoglobin",
      CASE WHEN "open___" THEN "imdc_factor_count__3" IS NULL AND "hemoglobin_lower_limit__missing" ELSE FALSE END AS "lacks___imdc_factor_count__hemoglobin_lower_limit",
      CASE
        WHEN "open___" THEN "imdc_factor_count__4" IS NULL AND "lacks___corrected_calcium__calcium"
        ELSE FALSE
      END AS "lacks___imdc_factor_count__calcium",
      CASE
        WHEN "open___" THEN "imdc_factor_count__4" IS NULL AND "lacks___corrected_calcium__albumin"
        ELSE FALSE
      END AS "lacks___imdc_factor_count__albumin",
      CASE WHEN "open___" THEN "imdc_factor_count__4" IS NULL AND "calcium_upper_limit__missing" ELSE FALSE END AS "lacks___imdc_factor_count__calcium_upper_limit",
      CASE WHEN "open___" THEN "imdc_factor_count__5" IS NULL AND "neutrophils__missing" ELSE FALSE END AS "lacks___imdc_factor_count__neutrophils",
      CASE WHEN "open___" THEN "imdc_factor_count__5" IS NULL AND "neutrophils_upper_limit__missing" ELSE FALSE END AS "lacks___imdc_factor_count__neutrophils_upper_limit",
      CASE WHEN "open___" THEN "imdc_factor_count__6" IS NULL AND "platelets__missing" ELSE FALSE END AS "lacks___imdc_factor_count__platelets",
      CASE WHEN "open___" THEN "imdc_factor_count__6" IS NULL AND "platelets_upper_limit__missing" ELSE FALSE END AS "lacks___imdc_factor_count__platelets_upper_limit"
    FROM "lacking_1"
  ),
  -- What is missing of derived elements.
  "lacking_3" AS (
    SELECT
      *,
      CASE
        WHEN "open___"
        THEN (
            (
              CASE WHEN "imdc_factor_count__low" >= 0 AND "imdc_factor_count__high" <= 0 THEN TRUE WHEN "imdc_factor_count__high" < 0 OR "imdc_factor_count__low" > 0 THEN FALSE END IS NULL
              OR CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END IS NULL
            )
            AND "lacks___imdc_factor_count__karnofsky"
          )
          OR (
              (CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END AND NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
              AND (
                  (
                    CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END IS NULL
                    OR (NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
                  )
                  AND "lacks___imdc_factor_count__karnofsky"
                )
            )
        ELSE FALSE
      END AS "lacks___imdc_risk__karnofsky",
      CASE
        WHEN "open___"
        THEN (
            (
              CASE WHEN "imdc_factor_count__low" >= 0 AND "imdc_factor_count__high" <= 0 THEN TRUE WHEN "imdc_factor_count__high" < 0 OR "imdc_factor_count__low" > 0 THEN FALSE END IS NULL
              OR CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END IS NULL
            )
            AND "lacks___imdc_factor_count__time_to_systemic_therapy"
          )
          OR (
              (CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END AND NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
              AND (
                  (
                    CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END IS NULL
                    OR (NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
                  )
                  AND "lacks___imdc_factor_count__time_to_systemic_therapy"
                )
            )
        ELSE FALSE
      END AS "lacks___imdc_risk__time_to_systemic_therapy",
      CASE
        WHEN "open___"
        THEN (
            (
              CASE WHEN "imdc_factor_count__low" >= 0 AND "imdc_factor_count__high" <= 0 THEN TRUE WHEN "imdc_factor_count__high" < 0 OR "imdc_factor_count__low" > 0 THEN FALSE END IS NULL
              OR CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END IS NULL
            )
            AND "lacks___imdc_factor_count__hemoglobin"
          )
          OR (
              (CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END AND NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
              AND (
                  (
                    CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END IS NULL
                    OR (NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
                  )
                  AND "lacks___imdc_factor_count__hemoglobin"
                )
            )
        ELSE FALSE
      END AS "lacks___imdc_risk__hemoglobin",
      CASE
        WHEN "open___"
        THEN (
            (
              CASE WHEN "imdc_factor_count__low" >= 0 AND "imdc_factor_count__high" <= 0 THEN TRUE WHEN "imdc_factor_count__high" < 0 OR "imdc_factor_count__low" > 0 THEN FALSE END IS NULL
              OR CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END IS NULL
            )
            AND "lacks___imdc_factor_count__hemoglobin_lower_limit"
          )
          OR (
              (CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END AND NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
              AND (
                  (
                    CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END IS NULL
                    OR (NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
                  )
                  AND "lacks___imdc_factor_count__hemoglobin_lower_limit"
                )
            )
        ELSE FALSE
      END AS "lacks___imdc_risk__hemoglobin_lower_limit",
      CASE
        WHEN "open___"
        THEN (
            (
              CASE WHEN "imdc_factor_count__low" >= 0 AND "imdc_factor_count__high" <= 0 THEN TRUE WHEN "imdc_factor_count__high" < 0 OR "imdc_factor_count__low" > 0 THEN FALSE END IS NULL
              OR CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END IS NULL
            )
            AND "lacks___imdc_factor_count__calcium"
          )
          OR (
              (CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END AND NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
              AND (
                  (
                    CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END IS NULL
                    OR (NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
                  )
                  AND "lacks___imdc_factor_count__calcium"
                )
            )
        ELSE FALSE
      END AS "lacks___imdc_risk__calcium",
      CASE
        WHEN "open___"
        THEN (
            (
              CASE WHEN "imdc_factor_count__low" >= 0 AND "imdc_factor_count__high" <= 0 THEN TRUE WHEN "imdc_factor_count__high" < 0 OR "imdc_factor_count__low" > 0 THEN FALSE END IS NULL
              OR CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END IS NULL
            )
            AND "lacks___imdc_factor_count__albumin"
          )
          OR (
              (CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END AND NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
              AND (
                  (
                    CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END IS NULL
                    OR (NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
                  )
                  AND "lacks___imdc_factor_count__albumin"
                )
            )
        ELSE FALSE
      END AS "lacks___imdc_risk__albumin",
      CASE
        WHEN "open___"
        THEN (
            (
              CASE WHEN "imdc_factor_count__low" >= 0 AND "imdc_factor_count__high" <= 0 THEN TRUE WHEN "imdc_factor_count__high" < 0 OR "imdc_factor_count__low" > 0 THEN FALSE END IS NULL
              OR CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END IS NULL
            )
            AND "lacks___imdc_factor_count__calcium_upper_limit"
          )
          OR (
              (CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END AND NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
              AND (
                  (
                    CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END IS NULL
                    OR (NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
                  )
                  AND "lacks___imdc_factor_count__calcium_upper_limit"
                )
            )
        ELSE FALSE
      END AS "lacks___imdc_risk__calcium_upper_limit",
      CASE
        WHEN "open___"
        THEN (
            (
              CASE WHEN "imdc_factor_count__low" >= 0 AND "imdc_factor_count__high" <= 0 THEN TRUE WHEN "imdc_factor_count__high" < 0 OR "imdc_factor_count__low" > 0 THEN FALSE END IS NULL
              OR CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END IS NULL
            )
            AND "lacks___imdc_factor_count__neutrophils"
          )
          OR (
              (CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END AND NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
              AND (
                  (
                    CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END IS NULL
                    OR (NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
                  )
                  AND "lacks___imdc_factor_count__neutrophils"
                )
            )
        ELSE FALSE
      END AS "lacks___imdc_risk__neutrophils",
      CASE
        WHEN "open___"
        THEN (
            (
              CASE WHEN "imdc_factor_count__low" >= 0 AND "imdc_factor_count__high" <= 0 THEN TRUE WHEN "imdc_factor_count__high" < 0 OR "imdc_factor_count__low" > 0 THEN FALSE END IS NULL
              OR CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END IS NULL
            )
            AND "lacks___imdc_factor_count__neutrophils_upper_limit"
          )
          OR (
              (CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END AND NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
              AND (
                  (
                    CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END IS NULL
                    OR (NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
                  )
                  AND "lacks___imdc_factor_count__neutrophils_upper_limit"
                )
            )
        ELSE FALSE
      END AS "lacks___imdc_risk__neutrophils_upper_limit",
      CASE
        WHEN "open___"
        THEN (
            (
              CASE WHEN "imdc_factor_count__low" >= 0 AND "imdc_factor_count__high" <= 0 THEN TRUE WHEN "imdc_factor_count__high" < 0 OR "imdc_factor_count__low" > 0 THEN FALSE END IS NULL
              OR CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END IS NULL
            )
            AND "lacks___imdc_factor_count__platelets"
          )
          OR (
              (CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END AND NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
              AND (
                  (
                    CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END IS NULL
                    OR (NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
                  )
                  AND "lacks___imdc_factor_count__platelets"
                )
            )
        ELSE FALSE
      END AS "lacks___imdc_risk__platelets",
      CASE
        WHEN "open___"
        THEN (
            (
              CASE WHEN "imdc_factor_count__low" >= 0 AND "imdc_factor_count__high" <= 0 THEN TRUE WHEN "imdc_factor_count__high" < 0 OR "imdc_factor_count__low" > 0 THEN FALSE END IS NULL
              OR CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END IS NULL
            )
            AND "lacks___imdc_factor_count__platelets_upper_limit"
          )
          OR (
              (CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END AND NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
              AND (
                  (
                    CASE WHEN "imdc_factor_count__low" >= 1 THEN TRUE WHEN "imdc_factor_count__high" < 1 THEN FALSE END IS NULL
                    OR (NOT CASE WHEN "imdc_factor_count__low" >= 3 THEN TRUE WHEN "imdc_factor_count__high" < 3 THEN FALSE END) IS NULL
                  )
                  AND "lacks___imdc_factor_count__platelets_upper_limit"
                )
            )
        ELSE FALSE
      END AS "lacks___imdc_risk__platelets_upper_limit"
    FROM "lacking_2"
  )
SELECT
  "patient___id" AS "PATIENT_ID",
  "patient___entry" AS "ENTRY",
  "status___" AS "STATUS",
  CASE
    WHEN "status___" = 'complete' OR "status___" = 'needs_data'
    THEN ARRAY_TO_STRING(
        ARRAY_CONSTRUCT_COMPACT(
          CASE WHEN "at___image_after_metastasectomy" OR "at___image_response" THEN 'follow-up-imaging' END,
          CASE WHEN "at___monitor_treatment" THEN 'adverse-event-monitoring' END,
          CASE WHEN "at___order_abdominal_ct" OR "at___order_abdominal_mri" THEN 'multiphase-abdominal-imaging' END,
          CASE WHEN "at___order_chest_ct" THEN 'chest-ct' END,
          CASE
            WHEN "at___order_laboratory_panel"
              OR "at___order_laboratory_panel_after_metastasectomy"
              OR "at___order_laboratory_panel_after_nephrectomy"
            THEN 'baseline-laboratory-panel'
          END,
          CASE
            WHEN "at___refer_direct_invasion"
              OR "at___refer_localized"
              OR "at___refer_locally_advanced"
              OR "at___benign_renal_tumor"
              OR "at___clarify_subtype"
              OR "at___not_renal_cell"
              OR "at___restage"
              OR "at___team_chooses_biopsy"
              OR "at___oligometastatic_review"
              OR "at___review_other_sites"
              OR "at___palliation_without_drugs"
              OR "at___no_regimen_in_sources"
              OR "at___treat_non_clear_cell"
              OR "at___review_node_dissection"
            THEN 'multidisciplinary-review'
          END,
          CASE
            WHEN "at___resect_liver_on_treatment" OR "at___resect_liver_metastases" THEN 'hepatic-metastasectomy'
          END,
          CASE WHEN "at___order_bone_scan" THEN 'bone-scan' END,
          CASE WHEN "at___order_brain_imaging" THEN 'brain-imaging' END,
          CASE WHEN "at___consider_deferred_nephrectomy" THEN 'deferred-cytoreductive-nephrectomy' END,
          CASE WHEN "at___order_liver_biopsy" THEN 'liver-biopsy' END,
          CASE WHEN "at___order_renal_mass_biopsy" THEN 'renal-mass-biopsy' END,
          CASE WHEN "at___embolization_before_tissue" THEN 'tumor-embolization' END,
          CASE WHEN "at___palliate_by_nephrectomy" THEN 'palliative-nephrectomy' END,
          CASE WHEN "at___consider_combined_resection" THEN 'nephrectomy-with-hepatic-metastasectomy' END,
          CASE WHEN "at___resect_bone_metastasis" OR "at___operate_on_bone" THEN 'bone-metastasectomy' END,
          CASE WHEN "at___resect_lung_metastases" THEN 'pulmonary-metastasectomy' END,
          CASE
            WHEN "at___consider_upfront_nephrectomy" OR "at___weigh_upfront_nephrectomy"
            THEN 'upfront-cytoreductive-nephrectomy'
          END,
          CASE WHEN "at___palliation_without_drugs" THEN 'palliative-radiotherapy' END,
          CASE
            WHEN "at___everolimus_after_tki"
              OR "at___start_drugs"
              OR "at___start_drugs_poor_risk"
              OR "at___sunitinib_after_cytokine"
              OR "at___treat_non_clear_cell"
            THEN 'systemic-therapy'
          END,
          CASE WHEN "at___everolimus_after_tki" THEN 'everolimus' END,
          CASE WHEN "at___give_nivolumab_ipilimumab" THEN 'nivolumab-ipilimumab' END,
          CASE WHEN "at___no_regimen_in_sources" OR "at___treat_non_clear_cell" THEN 'clinical-trial' END,
          CASE WHEN "at___sunitinib_after_cytokine" THEN 'sunitinib' END,
          CASE WHEN "at___treat_brain_metastases" THEN 'brain-metastasis-local-therapy' END
        ),
        ', '
      )
    ELSE ''
  END AS "RECOMMENDS",
  CASE
    WHEN "status___" = 'complete' OR "status___" = 'needs_data'
    THEN ARRAY_TO_STRING(
        ARRAY_CONSTRUCT_COMPACT(
          CASE WHEN "at___consolidate_liver_locally" THEN 'exactly_one of sbrt | ablation | hdr-brachytherapy' END,
          CASE WHEN "at___repeat_biopsy" THEN 'one_or_more of renal-mass-biopsy | liver-biopsy' END,
          CASE
            WHEN "at___embolization_or_radiotherapy"
            THEN 'one_or_more of tumor-embolization | palliative-radiotherapy'
          END,
          CASE
            WHEN "at___resect_or_ablate_liver_metastases"
            THEN 'exactly_one of hepatic-metastasectomy | sbrt | ablation'
          END,
          CASE WHEN "at___resect_or_irradiate_bone_metastases" THEN 'exactly_one of bone-metastasectomy | sbrt' END,
          CASE
            WHEN "at___resect_or_irradiate_lung_metastases" THEN 'exactly_one of pulmonary-metastasectomy | sbrt'
          END,
          CASE WHEN "at___sbrt_or_ablation_of_liver" THEN 'exactly_one of sbrt | ablation' END,
          CASE
            WHEN "at___choose_combination_favorable"
            THEN 'exactly_one of pembrolizumab-axitinib | nivolumab-cabozantinib | pembrolizumab-lenvatinib'
          END,
          CASE
            WHEN "at___choose_combination_intermediate_poor"
            THEN 'exactly_one of nivolumab-ipilimumab | pembrolizumab-axitinib | nivolumab-cabozantinib | pembrolizumab-lenvatinib'
          END,
          CASE WHEN "at___choose_vegf_inhibitor" THEN 'exactly_one of sunitinib | pazopanib' END,
          CASE WHEN "at___irradiate_painful_bone" THEN 'exactly_one of sbrt | palliative-radiotherapy' END
        ),
        ', '
      )
    ELSE ''
  END AS "OPTIONS",
  CASE
    WHEN "status___" = 'complete' OR "status___" = 'needs_data'
    THEN ARRAY_TO_STRING(
        ARRAY_CONSTRUCT_COMPACT(
          CASE WHEN "at___no_adjuvant_drugs" THEN 'adjuvant-sorafenib' END,
          CASE WHEN "at___no_adjuvant_drugs" THEN 'adjuvant-pazopanib' END,
          CASE WHEN "at___no_adjuvant_drugs" THEN 'systemic-therapy' END,
          CASE
            WHEN "at___no_upfront_nephrectomy_poor_risk"
              OR "at___no_upfront_nephrectomy_two_factors"
              OR "at___no_upfront_nephrectomy_volume_or_status"
            THEN 'upfront-cytoreductive-nephrectomy'
          END,
          CASE WHEN "at___oligometastatic_review" THEN 'neoadjuvant-downsizing' END,
          CASE WHEN "at___no_routine_node_dissection" THEN 'lymph-node-dissection' END
        ),
        ', '
      )
    ELSE ''
  END AS "ADVISES_AGAINST",
  CASE
    WHEN "status___" = 'complete' OR "status___" = 'needs_data'
    THEN ARRAY_TO_STRING(
        ARRAY_CONSTRUCT_COMPACT(
          CASE WHEN "at___await_follow_up_imaging" THEN 'await-follow-up-imaging' END,
          CASE WHEN "at___await_panel_after_metastasectomy" THEN 'await-panel-after-metastasectomy' END,
          CASE WHEN "at___await_laboratory_panel" THEN 'await-laboratory-panel' END,
          CASE WHEN "at___await_first_imaging" THEN 'await-first-imaging' END,
          CASE WHEN "at___next_response_visit" THEN 'next-response-visit' END,
          CASE WHEN "at___await_results" THEN 'await-results' END,
          CASE WHEN "at___await_metastasectomy" THEN 'await-metastasectomy' END,
          CASE WHEN "at___first_response_visit" THEN 'first-response-visit' END,
          CASE WHEN "at___await_upfront_nephrectomy" THEN 'await-upfront-nephrectomy' END
        ),
        ', '
      )
    ELSE ''
  END AS "REASSESS",
  CASE
    WHEN "status___" = 'complete' OR "status___" = 'needs_data'
    THEN ARRAY_TO_STRING(
        ARRAY_CONSTRUCT_COMPACT(
          CASE
            WHEN "at___order_abdominal_ct"
              OR "at___order_abdominal_mri"
              OR "at___order_chest_ct"
              OR "at___order_laboratory_panel"
              OR "at___extent_of_disease"
            THEN NULL
            WHEN "at___baseline_workup" THEN 'baseline-workup'
          END,
          CASE
            WHEN "at___no_adjuvant_drugs"
              OR "at___image_after_metastasectomy"
              OR "at___systemic_candidacy"
              OR "at___order_laboratory_panel_after_metastasectomy"
            THEN NULL
            WHEN "at___disease_after_metastasectomy" THEN 'disease-after-metastasectomy'
          END,
          CASE
            WHEN "at___tissue_diagnosis"
              OR "at___symptom_directed_imaging"
              OR "at___refer_direct_invasion"
              OR "at___refer_locally_advanced"
              OR "at___refer_localized"
            THEN NULL
            WHEN "at___extent_of_disease" THEN 'extent-of-disease'
          END,
          CASE
            WHEN "at___await_follow_up_imaging" THEN NULL
            WHEN "at___image_after_metastasectomy" THEN 'image-after-metastasectomy'
          END,
          CASE WHEN "at___await_follow_up_imaging" THEN 'await-follow-up-imaging' END,
          CASE
            WHEN "at___systemic_candidacy" OR "at___order_laboratory_panel_after_nephrectomy" THEN NULL
            WHEN "at___laboratory_values_after_nephrectomy" THEN 'laboratory-values-after-nephrectomy'
          END,
          CASE
            WHEN "at___response_imaging_due"
              OR "at___symptoms_of_primary_on_treatment"
              OR "at___urgent_local_treatment"
            THEN NULL
            WHEN "at___monitor_treatment" THEN 'monitor-treatment'
          END,
          CASE WHEN "at___no_adjuvant_drugs" THEN 'no-adjuvant-drugs' END,
          CASE WHEN "at___await_results" THEN NULL WHEN "at___order_abdominal_ct" THEN 'order-abdominal-ct' END,
          CASE WHEN "at___await_results" THEN NULL WHEN "at___order_abdominal_mri" THEN 'order-abdominal-mri' END,
          CASE WHEN "at___await_results" THEN NULL WHEN "at___order_chest_ct" THEN 'order-chest-ct' END,
          CASE
            WHEN "at___await_results" THEN NULL
            WHEN "at___order_laboratory_panel" THEN 'order-laboratory-panel'
          END,
          CASE
            WHEN "at___await_panel_after_metastasectomy" THEN NULL
            WHEN "at___order_laboratory_panel_after_metastasectomy"
            THEN 'order-laboratory-panel-after-metastasectomy'
          END,
          CASE WHEN "at___await_panel_after_metastasectomy" THEN 'await-panel-after-metastasectomy' END,
          CASE
            WHEN "at___await_laboratory_panel" THEN NULL
            WHEN "at___order_laboratory_panel_after_nephrectomy" THEN 'order-laboratory-panel-after-nephrectomy'
          END,
          CASE WHEN "at___await_laboratory_panel" THEN 'await-laboratory-panel' END,
          CASE WHEN "at___refer_direct_invasion" THEN 'refer-direct-invasion' END,
          CASE WHEN "at___refer_localized" THEN 'refer-localized' END,
          CASE WHEN "at___refer_locally_advanced" THEN 'refer-locally-advanced' END,
          CASE
            WHEN "at___await_first_imaging" OR "at___image_response" THEN NULL
            WHEN "at___response_imaging_due" THEN 'response-imaging-due'
          END,
          CASE WHEN "at___await_first_imaging" THEN 'await-first-imaging' END,
          CASE WHEN "at___response_to_treatment" THEN NULL WHEN "at___image_response" THEN 'image-response' END,
          CASE
            WHEN "at___near_complete_response"
              OR "at___liver_metastases_left"
              OR "at___next_response_visit"
              OR "at___systemic_candidacy"
            THEN NULL
            WHEN "at___response_to_treatment" THEN 'response-to-treatment'
          END,
          CASE
            WHEN "at___resect_liver_on_treatment" OR "at___consolidate_liver_locally" THEN NULL
            WHEN "at___liver_metastases_left" THEN 'liver-metastases-left'
          END,
          CASE WHEN "at___consolidate_liver_locally" THEN 'consolidate-liver-locally' END,
          CASE
            WHEN "at___consider_deferred_nephrectomy" THEN NULL
            WHEN "at___near_complete_response" THEN 'near-complete-response'
          END,
          CASE WHEN "at___next_response_visit" THEN 'next-response-visit' END,
          CASE
            WHEN "at___await_metastasectomy" THEN NULL
            WHEN "at___resect_liver_on_treatment" THEN 'resect-liver-on-treatment'
          END,
          CASE
            WHEN "at___order_brain_imaging" OR "at___order_bone_scan" THEN NULL
            WHEN "at___symptom_directed_imaging" THEN 'symptom-directed-imaging'
          END,
          CASE WHEN "at___order_bone_scan" THEN 'order-bone-scan' END,
          CASE WHEN "at___order_brain_imaging" THEN 'order-brain-imaging' END,
          CASE
            WHEN "at___consider_deferred_nephrectomy" OR "at___embolization_or_radiotherapy" THEN NULL
            WHEN "at___symptoms_of_primary_on_treatment" THEN 'symptoms-of-primary-on-treatment'
          END,
          CASE
            WHEN "at___lymph_node_question" THEN NULL
            WHEN "at___consider_deferred_nephrectomy" THEN 'consider-deferred-nephrectomy'
          END,
          CASE
            WHEN "at___histologic_subtype" OR "at___benign_renal_tumor" OR "at___biopsy_site" THEN NULL
            WHEN "at___tissue_diagnosis" THEN 'tissue-diagnosis'
          END,
          CASE WHEN "at___benign_renal_tumor" THEN 'benign-renal-tumor' END,
          CASE
            WHEN "at___order_renal_mass_biopsy"
              OR "at___order_liver_biopsy"
              OR "at___team_chooses_biopsy"
              OR "at___repeat_biopsy"
              OR "at___symptomatic_primary"
            THEN NULL
            WHEN "at___biopsy_site" THEN 'biopsy-site'
          END,
          CASE
            WHEN "at___symptomatic_primary"
              OR "at___urgent_local_treatment"
              OR "at___liver_lesion_proof"
              OR "at___clarify_subtype"
              OR "at___not_renal_cell"
            THEN NULL
            WHEN "at___histologic_subtype" THEN 'histologic-subtype'
          END,
          CASE WHEN "at___await_results" THEN NULL WHEN "at___clarify_subtype" THEN 'clarify-subtype' END,
          CASE
            WHEN "at___restage" OR "at___treatment_history" THEN NULL
            WHEN "at___liver_lesion_proof" THEN 'liver-lesion-proof'
          END,
          CASE WHEN "at___not_renal_cell" THEN 'not-renal-cell' END,
          CASE WHEN "at___await_results" THEN NULL WHEN "at___order_liver_biopsy" THEN 'order-liver-biopsy' END,
          CASE
            WHEN "at___await_results" THEN NULL
            WHEN "at___order_renal_mass_biopsy" THEN 'order-renal-mass-biopsy'
          END,
          CASE WHEN "at___await_results" THEN NULL WHEN "at___repeat_biopsy" THEN 'repeat-biopsy' END,
          CASE WHEN "at___await_results" THEN NULL WHEN "at___restage" THEN 'restage' END,
          CASE
            WHEN "at___palliate_by_nephrectomy"
              OR "at___embolization_or_radiotherapy"
              OR "at___embolization_before_tissue"
            THEN NULL
            WHEN "at___symptomatic_primary" THEN 'symptomatic-primary'
          END,
          CASE WHEN "at___embolization_before_tissue" THEN 'embolization-before-tissue' END,
          CASE WHEN "at___embolization_or_radiotherapy" THEN 'embolization-or-radiotherapy' END,
          CASE
            WHEN "at___lymph_node_question" THEN NULL
            WHEN "at___palliate_by_nephrectomy" THEN 'palliate-by-nephrectomy'
          END,
          CASE WHEN "at___await_results" THEN NULL WHEN "at___team_chooses_biopsy" THEN 'team-chooses-biopsy' END,
          CASE WHEN "at___await_results" THEN 'await-results' END,
          CASE
            WHEN "at___imdc_risk_group" OR "at___systemic_candidacy" THEN NULL
            WHEN "at___treatment_history" THEN 'treatment-history'
          END,
          CASE
            WHEN "at___oligometastatic_disease" OR "at___no_upfront_nephrectomy_poor_risk" OR "at___systemic_candidacy"
            THEN NULL
            WHEN "at___imdc_risk_group" THEN 'imdc-risk-group'
          END,
          CASE
            WHEN "at___systemic_candidacy" THEN NULL
            WHEN "at___no_upfront_nephrectomy_poor_risk" THEN 'no-upfront-nephrectomy-poor-risk'
          END,
          CASE
            WHEN "at___oligometastatic_review" OR "at___single_risk_factor" THEN NULL
            WHEN "at___oligometastatic_disease" THEN 'oligometastatic-disease'
          END,
          CASE
            WHEN "at___resection_of_metastases" THEN NULL
            WHEN "at___oligometastatic_review" THEN 'oligometastatic-review'
          END,
          CASE
            WHEN "at___primary_at_resection" OR "at___sbrt_or_ablation_of_liver" OR "at___systemic_candidacy"
            THEN NULL
            WHEN "at___resection_of_metastases" THEN 'resection-of-metastases'
          END,
          CASE
            WHEN "at___consider_combined_resection" OR "at___metastasectomy_by_site" OR "at___single_risk_factor"
            THEN NULL
            WHEN "at___primary_at_resection" THEN 'primary-at-resection'
          END,
          CASE
            WHEN "at___await_metastasectomy" OR "at___lymph_node_question" THEN NULL
            WHEN "at___consider_combined_resection" THEN 'consider-combined-resection'
          END,
          CASE
            WHEN "at___outlook_of_liver_resection"
              OR "at___outlook_of_lung_resection"
              OR "at___outlook_of_bone_resection"
              OR "at___treat_brain_metastases"
              OR "at___await_metastasectomy"
              OR "at___review_other_sites"
            THEN NULL
            WHEN "at___metastasectomy_by_site" THEN 'metastasectomy-by-site'
          END,
          CASE
            WHEN "at___resect_bone_metastasis" OR "at___resect_or_irradiate_bone_metastases" THEN NULL
            WHEN "at___outlook_of_bone_resection" THEN 'outlook-of-bone-resection'
          END,
          CASE
            WHEN "at___resect_liver_metastases" OR "at___resect_or_ablate_liver_metastases" THEN NULL
            WHEN "at___outlook_of_liver_resection" THEN 'outlook-of-liver-resection'
          END,
          CASE
            WHEN "at___resect_lung_metastases" OR "at___resect_or_irradiate_lung_metastases" THEN NULL
            WHEN "at___outlook_of_lung_resection" THEN 'outlook-of-lung-resection'
          END,
          CASE
            WHEN "at___await_metastasectomy" THEN NULL
            WHEN "at___resect_bone_metastasis" THEN 'resect-bone-metastasis'
          END,
          CASE
            WHEN "at___await_metastasectomy" THEN NULL
            WHEN "at___resect_liver_metastases" THEN 'resect-liver-metastases'
          END,
          CASE
            WHEN "at___await_metastasectomy" THEN NULL
            WHEN "at___resect_lung_metastases" THEN 'resect-lung-metastases'
          END,
          CASE
            WHEN "at___await_metastasectomy" THEN NULL
            WHEN "at___resect_or_ablate_liver_metastases" THEN 'resect-or-ablate-liver-metastases'
          END,
          CASE
            WHEN "at___await_metastasectomy" THEN NULL
            WHEN "at___resect_or_irradiate_bone_metastases" THEN 'resect-or-irradiate-bone-metastases'
          END,
          CASE
            WHEN "at___await_metastasectomy" THEN NULL
            WHEN "at___resect_or_irradiate_lung_metastases" THEN 'resect-or-irradiate-lung-metastases'
          END,
          CASE WHEN "at___await_metastasectomy" THEN 'await-metastasectomy' END,
          CASE WHEN "at___review_other_sites" THEN 'review-other-sites' END,
          CASE WHEN "at___sbrt_or_ablation_of_liver" THEN 'sbrt-or-ablation-of-liver' END,
          CASE
            WHEN "at___low_volume_excellent_status"
              OR "at___no_upfront_nephrectomy_two_factors"
              OR "at___systemic_candidacy"
            THEN NULL
            WHEN "at___single_risk_factor" THEN 'single-risk-factor'
          END,
          CASE
            WHEN "at___upfront_surgery_feasible" OR "at___no_upfront_nephrectomy_volume_or_status" THEN NULL
            WHEN "at___low_volume_excellent_status" THEN 'low-volume-excellent-status'
          END,
          CASE
            WHEN "at___systemic_candidacy" THEN NULL
            WHEN "at___no_upfront_nephrectomy_two_factors" THEN 'no-upfront-nephrectomy-two-factors'
          END,
          CASE
            WHEN "at___systemic_candidacy" THEN NULL
            WHEN "at___no_upfront_nephrectomy_volume_or_status" THEN 'no-upfront-nephrectomy-volume-or-status'
          END,
          CASE
            WHEN "at___reason_for_upfront_nephrectomy" OR "at___systemic_candidacy" THEN NULL
            WHEN "at___upfront_surgery_feasible" THEN 'upfront-surgery-feasible'
          END,
          CASE
            WHEN "at___consider_upfront_nephrectomy" OR "at___weigh_upfront_nephrectomy" THEN NULL
            WHEN "at___reason_for_upfront_nephrectomy" THEN 'reason-for-upfront-nephrectomy'
          END,
          CASE
            WHEN "at___await_upfront_nephrectomy" OR "at___lymph_node_question" THEN NULL
            WHEN "at___consider_upfront_nephrectomy" THEN 'consider-upfront-nephrectomy'
          END,
          CASE
            WHEN "at___subtype_for_drugs" OR "at___palliation_without_drugs" THEN NULL
            WHEN "at___systemic_candidacy" THEN 'systemic-candidacy'
          END,
          CASE WHEN "at___palliation_without_drugs" THEN 'palliation-without-drugs' END,
          CASE
            WHEN "at___line_of_treatment" OR "at___treat_non_clear_cell" OR "at___no_regimen_in_sources"
            THEN NULL
            WHEN "at___subtype_for_drugs" THEN 'subtype-for-drugs'
          END,
          CASE
            WHEN "at___risk_at_first_line" OR "at___earlier_drugs" THEN NULL
            WHEN "at___line_of_treatment" THEN 'line-of-treatment'
          END,
          CASE
            WHEN "at___sunitinib_after_cytokine" OR "at___everolimus_after_tki" OR "at___no_regimen_in_sources"
            THEN NULL
            WHEN "at___earlier_drugs" THEN 'earlier-drugs'
          END,
          CASE
            WHEN "at___first_response_visit" THEN NULL
            WHEN "at___everolimus_after_tki" THEN 'everolimus-after-tki'
          END,
          CASE
            WHEN "at___start_drugs_poor_risk" OR "at___start_drugs" THEN NULL
            WHEN "at___risk_at_first_line" THEN 'risk-at-first-line'
          END,
          CASE
            WHEN "at___first_line_classes" OR "at___first_response_visit" THEN NULL
            WHEN "at___start_drugs" THEN 'start-drugs'
          END,
          CASE
            WHEN "at___first_line_classes" OR "at___first_response_visit" THEN NULL
            WHEN "at___start_drugs_poor_risk" THEN 'start-drugs-poor-risk'
          END,
          CASE
            WHEN "at___choose_combination_intermediate_poor"
              OR "at___choose_combination_favorable"
              OR "at___give_nivolumab_ipilimumab"
              OR "at___choose_vegf_inhibitor"
              OR "at___no_regimen_in_sources"
            THEN NULL
            WHEN "at___first_line_classes" THEN 'first-line-classes'
          END,
          CASE WHEN "at___choose_combination_favorable" THEN 'choose-combination-favorable' END,
          CASE WHEN "at___choose_combination_intermediate_poor" THEN 'choose-combination-intermediate-poor' END,
          CASE WHEN "at___choose_vegf_inhibitor" THEN 'choose-vegf-inhibitor' END,
          CASE WHEN "at___give_nivolumab_ipilimumab" THEN 'give-nivolumab-ipilimumab' END,
          CASE WHEN "at___no_regimen_in_sources" THEN 'no-regimen-in-sources' END,
          CASE
            WHEN "at___first_response_visit" THEN NULL
            WHEN "at___sunitinib_after_cytokine" THEN 'sunitinib-after-cytokine'
          END,
          CASE
            WHEN "at___first_response_visit" THEN NULL
            WHEN "at___treat_non_clear_cell" THEN 'treat-non-clear-cell'
          END,
          CASE WHEN "at___first_response_visit" THEN 'first-response-visit' END,
          CASE
            WHEN "at___treat_brain_metastases" OR "at___operate_on_bone" OR "at___irradiate_painful_bone"
            THEN NULL
            WHEN "at___urgent_local_treatment" THEN 'urgent-local-treatment'
          END,
          CASE WHEN "at___irradiate_painful_bone" THEN 'irradiate-painful-bone' END,
          CASE WHEN "at___operate_on_bone" THEN 'operate-on-bone' END,
          CASE WHEN "at___treat_brain_metastases" THEN 'treat-brain-metastases' END,
          CASE
            WHEN "at___await_upfront_nephrectomy" OR "at___lymph_node_question" THEN NULL
            WHEN "at___weigh_upfront_nephrectomy" THEN 'weigh-upfront-nephrectomy'
          END,
          CASE WHEN "at___await_upfront_nephrectomy" THEN 'await-upfront-nephrectomy' END,
          CASE
            WHEN "at___no_routine_node_dissection" OR "at___review_node_dissection" THEN NULL
            WHEN "at___lymph_node_question" THEN 'lymph-node-question'
          END,
          CASE WHEN "at___no_routine_node_dissection" THEN 'no-routine-node-dissection' END,
          CASE WHEN "at___review_node_dissection" THEN 'review-node-dissection' END
        ),
        ', '
      )
    ELSE ''
  END AS "REACHED",
  CASE
    WHEN "status___" = 'needs_data'
    THEN ARRAY_TO_STRING(
        ARRAY_CONSTRUCT_COMPACT(
          CASE
            WHEN (
                (
                  ("patient___entry" = 'after-nephrectomy' AND "scope___" IS NULL)
                  OR "asks___symptomatic_primary__not_operable"
                )
                AND (
                    "prior_nephrectomy" IS NULL
                    OR ("malignant_tissue" IS NULL AND "lacks___malignant_tissue__prior_nephrectomy")
                  )
              )
              OR (
                  (
                    ("patient___entry" = 'on-treatment' AND "scope___" IS NULL)
                    OR ("patient___entry" = 'after-metastasectomy' AND "scope___" IS NULL)
                  )
                  AND ("malignant_tissue" IS NULL AND "lacks___malignant_tissue__prior_nephrectomy")
                )
              OR (
                  (
                    "asks___near_complete_response__candidate"
                    OR "asks___biopsy_site__renal_mass_first"
                    OR "asks___biopsy_site__both_nondiagnostic"
                    OR "asks___symptomatic_primary__operable"
                    OR "asks___imdc_risk_group__poor"
                    OR "asks___imdc_risk_group__poor_after_nephrectomy"
                    OR "asks___primary_at_resection__combined"
                    OR "asks___single_risk_factor__at_most_one_factor"
                    OR "asks___single_risk_factor__two_factors"
                    OR "asks___single_risk_factor__removed"
                  )
                  AND "prior_nephrectomy" IS NULL
                )
              OR ("asks___tissue_diagnosis__malignant" AND "lacks___malignant_tissue__prior_nephrectomy")
              OR (
                  "asks___tissue_diagnosis__benign"
                  AND (
                      ((NOT "malignant_tissue") IS NULL AND "lacks___malignant_tissue__prior_nephrectomy")
                      OR (
                          ("renal_mass_biopsy" = 'benign' OR ("prior_nephrectomy" AND "nephrectomy_pathology" = 'benign')) IS NULL
                          AND (
                              ("prior_nephrectomy" AND "nephrectomy_pathology" = 'benign') IS NULL
                              AND "prior_nephrectomy" IS NULL
                            )
                        )
                    )
                )
              OR (
                  "asks___tissue_diagnosis__no_diagnosis"
                  AND (
                      ((NOT "malignant_tissue") IS NULL AND "lacks___malignant_tissue__prior_nephrectomy")
                      OR (
                          (NOT "prior_nephrectomy" OR "nephrectomy_pathology" = 'not_available') IS NULL
                          AND "prior_nephrectomy" IS NULL
                        )
                    )
                )
              OR (
                  "asks___biopsy_site__liver_lesion"
                  AND (
                      ("prior_nephrectomy" OR "renal_mass_biopsy" = 'nondiagnostic') IS NULL
                      AND "prior_nephrectomy" IS NULL
                    )
                )
              OR (
                  "asks___symptomatic_primary__not_operable_unproven"
                  AND (
                      "prior_nephrectomy" IS NULL
                      OR ((NOT "malignant_tissue") IS NULL AND "lacks___malignant_tissue__prior_nephrectomy")
                    )
                )
              OR ("asks___primary_at_resection__metachronous" AND "lacks___metachronous__prior_nephrectomy")
            THEN 'prior_nephrectomy'
          END,
          CASE
            WHEN (
                (
                  ("patient___entry" = 'after-nephrectomy' AND "scope___" IS NULL)
                  OR ("patient___entry" = 'on-treatment' AND "scope___" IS NULL)
                  OR ("patient___entry" = 'after-metastasectomy' AND "scope___" IS NULL)
                  OR "asks___symptomatic_primary__not_operable"
                )
                AND ("malignant_tissue" IS NULL AND "lacks___malignant_tissue__renal_mass_biopsy")
              )
              OR ("asks___tissue_diagnosis__malignant" AND "lacks___malignant_tissue__renal_mass_biopsy")
              OR (
                  "asks___tissue_diagnosis__benign"
                  AND (
                      ((NOT "malignant_tissue") IS NULL AND "lacks___malignant_tissue__renal_mass_biopsy")
                      OR (
                          ("renal_mass_biopsy" = 'benign' OR ("prior_nephrectomy" AND "nephrectomy_pathology" = 'benign')) IS NULL
                          AND "renal_mass_biopsy" IS NULL
                        )
                    )
                )
              OR (
                  "asks___tissue_diagnosis__no_diagnosis"
                  AND (
                      ((NOT "malignant_tissue") IS NULL AND "lacks___malignant_tissue__renal_mass_biopsy")
                      OR "renal_mass_biopsy" IS NULL
                    )
                )
              OR (
                  ("asks___biopsy_site__renal_mass_first" OR "asks___biopsy_site__both_nondiagnostic")
                  AND "renal_mass_biopsy" IS NULL
                )
              OR (
                  "asks___biopsy_site__liver_lesion"
                  AND (
                      ("prior_nephrectomy" OR "renal_mass_biopsy" = 'nondiagnostic') IS NULL
                      AND "renal_mass_biopsy" IS NULL
                    )
                )
              OR (
                  "asks___symptomatic_primary__not_operable_unproven"
                  AND ((NOT "malignant_tissue") IS NULL AND "lacks___malignant_tissue__renal_mass_biopsy")
                )
            THEN 'renal_mass_biopsy'
          END,
          CASE
            WHEN (
                (
                  ("patient___entry" = 'after-nephrectomy' AND "scope___" IS NULL)
                  OR ("patient___entry" = 'on-treatment' AND "scope___" IS NULL)
                  OR ("patient___entry" = 'after-metastasectomy' AND "scope___" IS NULL)
                  OR "asks___symptomatic_primary__not_operable"
                )
                AND ("malignant_tissue" IS NULL AND "lacks___malignant_tissue__liver_biopsy")
              )
              OR ("asks___tissue_diagnosis__malignant" AND "lacks___malignant_tissue__liver_biopsy")
              OR (
                  (
                    "asks___tissue_diagnosis__benign"
                    OR "asks___tissue_diagnosis__no_diagnosis"
                    OR "asks___symptomatic_primary__not_operable_unproven"
                  )
                  AND ((NOT "malignant_tissue") IS NULL AND "lacks___malignant_tissue__liver_biopsy")
                )
              OR (
                  ("asks___biopsy_site__liver_lesion" OR "asks___biopsy_site__both_nondiagnostic")
                  AND "liver_biopsy" IS NULL
                )
              OR (
                  ("asks___liver_lesion_proof__contradicted" OR "asks___liver_lesion_proof__not_contradicted")
                  AND "lacks___liver_lesions_in_doubt__liver_biopsy"
                )
            THEN 'liver_biopsy'
          END,
          CASE
            WHEN (
                (
                  ("patient___entry" = 'after-nephrectomy' AND "scope___" IS NULL)
                  OR ("patient___entry" = 'on-treatment' AND "scope___" IS NULL)
                  OR ("patient___entry" = 'after-metastasectomy' AND "scope___" IS NULL)
                  OR "asks___symptomatic_primary__not_operable"
                )
                AND ("malignant_tissue" IS NULL AND "lacks___malignant_tissue__nephrectomy_pathology")
              )
              OR ("asks___tissue_diagnosis__malignant" AND "lacks___malignant_tissue__nephrectomy_pathology")
              OR (
                  "asks___tissue_diagnosis__benign"
                  AND (
                      ((NOT "malignant_tissue") IS NULL AND "lacks___malignant_tissue__nephrectomy_pathology")
                      OR (
                          ("renal_mass_biopsy" = 'benign' OR ("prior_nephrectomy" AND "nephrectomy_pathology" = 'benign')) IS NULL
                          AND (
                              ("prior_nephrectomy" AND "nephrectomy_pathology" = 'benign') IS NULL
                              AND "nephrectomy_pathology" IS NULL
                            )
                        )
                    )
                )
              OR (
                  "asks___tissue_diagnosis__no_diagnosis"
                  AND (
                      ((NOT "malignant_tissue") IS NULL AND "lacks___malignant_tissue__nephrectomy_pathology")
                      OR (
                          (NOT "prior_nephrectomy" OR "nephrectomy_pathology" = 'not_available') IS NULL
                          AND "nephrectomy_pathology" IS NULL
                        )
                    )
                )
              OR (
                  "asks___symptomatic_primary__not_operable_unproven"
                  AND ((NOT "malignant_tissue") IS NULL AND "lacks___malignant_tissue__nephrectomy_pathology")
                )
            THEN 'nephrectomy_pathology'
          END,
          CASE
            WHEN (
                (
                  ("patient___entry" = 'after-nephrectomy' AND "scope___" IS NULL)
                  OR ("patient___entry" = 'on-treatment' AND "scope___" IS NULL)
                  OR "asks___extent_of_disease__metastatic"
                  OR "asks___extent_of_disease__direct_invasion"
                )
                AND "m_stage" IS NULL
              )
              OR (
                  "asks___extent_of_disease__locally_advanced"
                  AND ("m_stage" IS NULL OR ("stage_iv" IS NULL AND "lacks___stage_iv__m_stage"))
                )
              OR (
                  "asks___extent_of_disease__localized"
                  AND ("m_stage" IS NULL OR ((NOT "stage_iv") IS NULL AND "lacks___stage_iv__m_stage"))
                )
            THEN 'm_stage'
          END,
          CASE
            WHEN (
                (
                  ("patient___entry" = 'after-nephrectomy' AND "scope___" IS NULL)
                  OR ("patient___entry" = 'on-treatment' AND "scope___" IS NULL)
                  OR ("patient___entry" = 'after-metastasectomy' AND "scope___" IS NULL)
                )
                AND (("histology" <> 'not_renal_cell') IS NULL AND "histology" IS NULL)
              )
              OR (
                  (
                    "asks___histologic_subtype__renal_cell"
                    OR "asks___histologic_subtype__undetermined"
                    OR "asks___histologic_subtype__other_cancer"
                    OR "asks___outlook_of_bone_resection__favorable"
                    OR "asks___subtype_for_drugs__clear_cell"
                    OR "asks___subtype_for_drugs__non_clear_cell"
                    OR "asks___subtype_for_drugs__undetermined"
                  )
                  AND "histology" IS NULL
                )
            THEN 'histology'
          END,
          CASE
            WHEN ("patient___entry" = 'on-treatment' AND "scope___" IS NULL)
              AND (
                  CASE WHEN CASE WHEN "current_systemic_therapy__cytokine" THEN 1 ELSE 0 END + CASE WHEN "current_systemic_therapy__tki" THEN 1 ELSE 0 END + CASE WHEN "current_systemic_therapy__checkpoint_inhibitor" THEN 1 ELSE 0 END + CASE WHEN "current_systemic_therapy__mtor_inhibitor" THEN 1 ELSE 0 END >= 1 THEN TRUE WHEN CASE WHEN NOT "current_systemic_therapy__cytokine" THEN 0 ELSE 1 END + CASE WHEN NOT "current_systemic_therapy__tki" THEN 0 ELSE 1 END + CASE WHEN NOT "current_systemic_therapy__checkpoint_inhibitor" THEN 0 ELSE 1 END + CASE WHEN NOT "current_systemic_therapy__mtor_inhibitor" THEN 0 ELSE 1 END < 1 THEN FALSE END IS NULL
                  AND (
                      "current_systemic_therapy__cytokine" IS NULL
                      OR "current_systemic_therapy__tki" IS NULL
                      OR "current_systemic_therapy__checkpoint_inhibitor" IS NULL
                      OR "current_systemic_therapy__mtor_inhibitor" IS NULL
                    )
                )
            THEN 'current_systemic_therapy'
          END,
          CASE
            WHEN (
                "asks___baseline_workup__no_abdominal_imaging"
                OR "asks___baseline_workup__no_abdominal_imaging_no_contrast"
                OR "asks___baseline_workup__tests_complete"
              )
              AND "abdominal_imaging" IS NULL
            THEN 'abdominal_imaging'
          END,
          CASE
            WHEN (
                "asks___baseline_workup__no_abdominal_imaging"
                OR "asks___baseline_workup__no_abdominal_imaging_no_contrast"
              )
              AND "iodinated_contrast_contraindicated" IS NULL
            THEN 'iodinated_contrast_contraindicated'
          END,
          CASE
            WHEN ("asks___baseline_workup__no_chest_ct" OR "asks___baseline_workup__tests_complete")
              AND "chest_ct" IS NULL
            THEN 'chest_ct'
          END,
          CASE
            WHEN (
                "asks___baseline_workup__no_laboratory_panel"
                OR "asks___baseline_workup__tests_complete"
                OR "asks___disease_after_metastasectomy__disease_current_panel"
                OR "asks___disease_after_metastasectomy__disease_no_panel"
                OR "asks___laboratory_values_after_nephrectomy__current"
                OR "asks___laboratory_values_after_nephrectomy__missing"
              )
              AND "laboratory_panel" IS NULL
            THEN 'laboratory_panel'
          END,
          CASE
            WHEN ("asks___disease_after_metastasectomy__no_disease" AND "metastasectomy_result" IS NULL)
              OR (
                  (
                    "asks___disease_after_metastasectomy__disease_current_panel"
                    OR "asks___disease_after_metastasectomy__disease_no_panel"
                  )
                  AND (
                      ("metastasectomy_result" = 'residual' OR "residual_or_recurrent") IS NULL
                      AND "metastasectomy_result" IS NULL
                    )
                )
            THEN 'metastasectomy_result'
          END,
          CASE
            WHEN ("asks___disease_after_metastasectomy__no_disease" AND "residual_or_recurrent" IS NULL)
              OR (
                  (
                    "asks___disease_after_metastasectomy__disease_current_panel"
                    OR "asks___disease_after_metastasectomy__disease_no_panel"
                  )
                  AND (
                      ("metastasectomy_result" = 'residual' OR "residual_or_recurrent") IS NULL
                      AND "residual_or_recurrent" IS NULL
                    )
                )
            THEN 'residual_or_recurrent'
          END,
          CASE
            WHEN (
                "asks___extent_of_disease__direct_invasion"
                OR "asks___extent_of_disease__locally_advanced"
                OR "asks___extent_of_disease__localized"
              )
              AND "liver_direct_invasion" IS NULL
            THEN 'liver_direct_invasion'
          END,
          CASE
            WHEN (
                "asks___extent_of_disease__locally_advanced"
                AND ("stage_iv" IS NULL AND "lacks___stage_iv__t_stage")
              )
              OR (
                  "asks___extent_of_disease__localized"
                  AND ((NOT "stage_iv") IS NULL AND "lacks___stage_iv__t_stage")
                )
            THEN 't_stage'
          END,
          CASE
            WHEN ("asks___response_imaging_due__not_yet" OR "asks___response_imaging_due__due")
              AND "time_on_treatment__below_6" IS NULL
            THEN 'time_on_treatment'
          END,
          CASE
            WHEN (
                ("asks___response_to_treatment__controlled" OR "asks___response_to_treatment__progression")
                AND "lacks___disease_controlled__treatment_response"
              )
              OR ("asks___near_complete_response__candidate" AND "treatment_response" IS NULL)
            THEN 'treatment_response'
          END,
          CASE
            WHEN ("asks___liver_metastases_left__resectable" OR "asks___liver_metastases_left__not_resectable")
              AND "liver_metastases_remaining" IS NULL
            THEN 'liver_metastases_remaining'
          END,
          CASE
            WHEN (
                (
                  "asks___liver_metastases_left__resectable"
                  OR "asks___oligometastatic_disease__oligometastatic"
                  OR "asks___oligometastatic_disease__widespread"
                )
                AND "oligometastatic" IS NULL
              )
              OR (
                  "asks___liver_metastases_left__not_resectable"
                  AND (
                      (NOT "oligometastatic" OR NOT "metastases_resectable" OR NOT "surgical_candidate") IS NULL
                      AND "oligometastatic" IS NULL
                    )
                )
            THEN 'oligometastatic'
          END,
          CASE
            WHEN (
                ("asks___liver_metastases_left__resectable" OR "asks___resection_of_metastases__feasible")
                AND "metastases_resectable" IS NULL
              )
              OR (
                  "asks___liver_metastases_left__not_resectable"
                  AND (
                      (NOT "oligometastatic" OR NOT "metastases_resectable" OR NOT "surgical_candidate") IS NULL
                      AND "metastases_resectable" IS NULL
                    )
                )
              OR (
                  (
                    "asks___resection_of_metastases__not_feasible_liver"
                    OR "asks___resection_of_metastases__not_feasible_elsewhere"
                  )
                  AND (
                      (NOT "metastases_resectable" OR NOT "surgical_candidate") IS NULL
                      AND "metastases_resectable" IS NULL
                    )
                )
            THEN 'metastases_resectable'
          END,
          CASE
            WHEN (
                (
                  "asks___liver_metastases_left__resectable"
                  OR "asks___near_complete_response__candidate"
                  OR "asks___symptoms_of_primary_on_treatment__operable"
                  OR "asks___symptomatic_primary__operable"
                  OR "asks___resection_of_metastases__feasible"
                  OR "asks___upfront_surgery_feasible__feasible"
                  OR "asks___upfront_surgery_feasible__not_feasible"
                  OR "asks___urgent_local_treatment__bone_fracture"
                  OR "asks___urgent_local_treatment__bone_fracture_no_surgery"
                )
                AND "surgical_candidate" IS NULL
              )
              OR (
                  "asks___liver_metastases_left__not_resectable"
                  AND (
                      (NOT "oligometastatic" OR NOT "metastases_resectable" OR NOT "surgical_candidate") IS NULL
                      AND "surgical_candidate" IS NULL
                    )
                )
              OR (
                  (
                    "asks___symptoms_of_primary_on_treatment__not_operable"
                    OR "asks___symptomatic_primary__not_operable"
                    OR "asks___symptomatic_primary__not_operable_unproven"
                  )
                  AND (
                      (NOT "surgical_candidate" OR NOT "primary_resectable") IS NULL
                      AND "surgical_candidate" IS NULL
                    )
                )
              OR (
                  (
                    "asks___resection_of_metastases__not_feasible_liver"
                    OR "asks___resection_of_metastases__not_feasible_elsewhere"
                  )
                  AND (
                      (NOT "metastases_resectable" OR NOT "surgical_candidate") IS NULL
                      AND "surgical_candidate" IS NULL
                    )
                )
            THEN 'surgical_candidate'
          END,
          CASE
            WHEN (
                (
                  "asks___near_complete_response__candidate"
                  OR "asks___symptoms_of_primary_on_treatment__operable"
                  OR "asks___symptomatic_primary__operable"
                  OR "asks___primary_at_resection__combined"
                  OR "asks___upfront_surgery_feasible__feasible"
                  OR "asks___upfront_surgery_feasible__not_feasible"
                )
                AND "primary_resectable" IS NULL
              )
              OR (
                  (
                    "asks___symptoms_of_primary_on_treatment__not_operable"
                    OR "asks___symptomatic_primary__not_operable"
                    OR "asks___symptomatic_primary__not_operable_unproven"
                  )
                  AND (
                      (NOT "surgical_candidate" OR NOT "primary_resectable") IS NULL
                      AND "primary_resectable" IS NULL
                    )
                )
            THEN 'primary_resectable'
          END,
          CASE
            WHEN "asks___symptom_directed_imaging__brain" AND "neurologic_symptoms" IS NULL
            THEN 'neurologic_symptoms'
          END,
          CASE
            WHEN (
                "asks___symptom_directed_imaging__brain"
                AND (
                    (NOT "metastatic_sites__brain") IS NULL
                    AND (
                        "metastatic_sites__liver" IS NULL
                        OR "metastatic_sites__lung" IS NULL
                        OR "metastatic_sites__bone" IS NULL
                        OR "metastatic_sites__brain" IS NULL
                        OR "metastatic_sites__lymph_node" IS NULL
                        OR "metastatic_sites__other" IS NULL
                      )
                  )
              )
              OR (
                  "asks___symptom_directed_imaging__bone"
                  AND (
                      (NOT "metastatic_sites__bone") IS NULL
                      AND (
                          "metastatic_sites__liver" IS NULL
                          OR "metastatic_sites__lung" IS NULL
                          OR "metastatic_sites__bone" IS NULL
                          OR "metastatic_sites__brain" IS NULL
                          OR "metastatic_sites__lymph_node" IS NULL
                          OR "metastatic_sites__other" IS NULL
                        )
                    )
                )
              OR (
                  (
                    "asks___biopsy_site__liver_lesion"
                    OR "asks___resection_of_metastases__not_feasible_liver"
                    OR "asks___primary_at_resection__combined"
                  )
                  AND (
                      "metastatic_sites__liver" IS NULL
                      AND (
                          "metastatic_sites__liver" IS NULL
                          OR "metastatic_sites__lung" IS NULL
                          OR "metastatic_sites__bone" IS NULL
                          OR "metastatic_sites__brain" IS NULL
                          OR "metastatic_sites__lymph_node" IS NULL
                          OR "metastatic_sites__other" IS NULL
                        )
                    )
                )
              OR (
                  ("asks___liver_lesion_proof__contradicted" OR "asks___liver_lesion_proof__not_contradicted")
                  AND "lacks___liver_lesions_in_doubt__metastatic_sites"
                )
              OR (
                  "asks___resection_of_metastases__not_feasible_elsewhere"
                  AND (
                      (NOT "metastatic_sites__liver") IS NULL
                      AND (
                          "metastatic_sites__liver" IS NULL
                          OR "metastatic_sites__lung" IS NULL
                          OR "metastatic_sites__bone" IS NULL
                          OR "metastatic_sites__brain" IS NULL
                          OR "metastatic_sites__lymph_node" IS NULL
                          OR "metastatic_sites__other" IS NULL
                        )
                    )
                )
              OR (
                  (
                    "asks___metastasectomy_by_site__liver"
                    OR "asks___metastasectomy_by_site__lung"
                    OR "asks___metastasectomy_by_site__bone"
                    OR "asks___metastasectomy_by_site__brain"
                    OR "asks___metastasectomy_by_site__elsewhere"
                    OR "asks___urgent_local_treatment__brain"
                  )
                  AND (
                      "metastatic_sites__liver" IS NULL
                      OR "metastatic_sites__lung" IS NULL
                      OR "metastatic_sites__bone" IS NULL
                      OR "metastatic_sites__brain" IS NULL
                      OR "metastatic_sites__lymph_node" IS NULL
                      OR "metastatic_sites__other" IS NULL
                    )
                )
              OR (
                  "asks___outlook_of_bone_resection__favorable"
                  AND (
                      (NOT "metastatic_sites__liver" AND NOT "metastatic_sites__lung" AND NOT "metastatic_sites__brain" AND NOT "metastatic_sites__lymph_node" AND NOT "metastatic_sites__other") IS NULL
                      AND (
                          "metastatic_sites__liver" IS NULL
                          OR "metastatic_sites__lung" IS NULL
                          OR "metastatic_sites__bone" IS NULL
                          OR "metastatic_sites__brain" IS NULL
                          OR "metastatic_sites__lymph_node" IS NULL
                          OR "metastatic_sites__other" IS NULL
                        )
                    )
                )
              OR (
                  (
                    "asks___urgent_local_treatment__bone_fracture"
                    OR "asks___urgent_local_treatment__bone_fracture_no_surgery"
                    OR "asks___urgent_local_treatment__bone_pain"
                  )
                  AND (
                      "metastatic_sites__bone" IS NULL
                      AND (
                          "metastatic_sites__liver" IS NULL
                          OR "metastatic_sites__lung" IS NULL
                          OR "metastatic_sites__bone" IS NULL
                          OR "metastatic_sites__brain" IS NULL
                          OR "metastatic_sites__lymph_node" IS NULL
                          OR "metastatic_sites__other" IS NULL
                        )
                    )
                )
            THEN 'metastatic_sites'
          END,
          CASE
            WHEN (
                "asks___symptom_directed_imaging__bone"
                AND (("bone_pain" OR "fracture_or_impending") IS NULL AND "bone_pain" IS NULL)
              )
              OR ("asks___urgent_local_treatment__bone_pain" AND "bone_pain" IS NULL)
            THEN 'bone_pain'
          END,
          CASE
            WHEN (
                "asks___symptom_directed_imaging__bone"
                AND (("bone_pain" OR "fracture_or_impending") IS NULL AND "fracture_or_impending" IS NULL)
              )
              OR (
                  (
                    "asks___urgent_local_treatment__bone_fracture"
                    OR "asks___urgent_local_treatment__bone_fracture_no_surgery"
                    OR "asks___urgent_local_treatment__bone_pain"
                  )
                  AND "fracture_or_impending" IS NULL
                )
            THEN 'fracture_or_impending'
          END,
          CASE
            WHEN (
                "asks___symptoms_of_primary_on_treatment__operable"
                OR "asks___symptoms_of_primary_on_treatment__not_operable"
              )
              AND "primary_symptoms_need_intervention" IS NULL
            THEN 'primary_symptoms_need_intervention'
          END,
          CASE
            WHEN (
                (
                  "asks___symptomatic_primary__operable"
                  OR "asks___symptomatic_primary__not_operable"
                  OR "asks___symptomatic_primary__not_operable_unproven"
                  OR "asks___upfront_surgery_feasible__not_feasible"
                )
                AND ("symptomatic_primary" IS NULL AND "lacks___symptomatic_primary__hematuria")
              )
              OR (
                  ("asks___primary_at_resection__combined" OR "asks___upfront_surgery_feasible__feasible")
                  AND ((NOT "symptomatic_primary") IS NULL AND "lacks___symptomatic_primary__hematuria")
                )
            THEN 'hematuria'
          END,
          CASE
            WHEN (
                (
                  "asks___symptomatic_primary__operable"
                  OR "asks___symptomatic_primary__not_operable"
                  OR "asks___symptomatic_primary__not_operable_unproven"
                  OR "asks___upfront_surgery_feasible__not_feasible"
                )
                AND ("symptomatic_primary" IS NULL AND "lacks___symptomatic_primary__flank_pain")
              )
              OR (
                  ("asks___primary_at_resection__combined" OR "asks___upfront_surgery_feasible__feasible")
                  AND ((NOT "symptomatic_primary") IS NULL AND "lacks___symptomatic_primary__flank_pain")
                )
            THEN 'flank_pain'
          END,
          CASE
            WHEN (
                (
                  "asks___symptomatic_primary__operable"
                  OR "asks___symptomatic_primary__not_operable"
                  OR "asks___symptomatic_primary__not_operable_unproven"
                  OR "asks___upfront_surgery_feasible__not_feasible"
                )
                AND ("symptomatic_primary" IS NULL AND "lacks___symptomatic_primary__other_primary_symptoms")
              )
              OR (
                  ("asks___primary_at_resection__combined" OR "asks___upfront_surgery_feasible__feasible")
                  AND ((NOT "symptomatic_primary") IS NULL AND "lacks___symptomatic_primary__other_primary_symptoms")
                )
            THEN 'other_primary_symptoms'
          END,
          CASE
            WHEN (
                (
                  "asks___treatment_history__naive"
                  OR "asks___treatment_history__pretreated"
                  OR "asks___line_of_treatment__first_line"
                  OR "asks___line_of_treatment__later_line"
                )
                AND (
                    "prior_systemic_therapy__cytokine" IS NULL
                    OR "prior_systemic_therapy__tki" IS NULL
                    OR "prior_systemic_therapy__checkpoint_inhibitor" IS NULL
                    OR "prior_systemic_therapy__mtor_inhibitor" IS NULL
                  )
              )
              OR (
                  "asks___earlier_drugs__cytokine_only"
                  AND (
                      (NOT "prior_systemic_therapy__tki" AND NOT "prior_systemic_therapy__checkpoint_inhibitor" AND NOT "prior_systemic_therapy__mtor_inhibitor") IS NULL
                      AND (
                          "prior_systemic_therapy__cytokine" IS NULL
                          OR "prior_systemic_therapy__tki" IS NULL
                          OR "prior_systemic_therapy__checkpoint_inhibitor" IS NULL
                          OR "prior_systemic_therapy__mtor_inhibitor" IS NULL
                        )
                    )
                )
              OR (
                  "asks___earlier_drugs__tki"
                  AND (
                      (
                        "prior_systemic_therapy__tki" IS NULL
                        OR (NOT "prior_systemic_therapy__mtor_inhibitor") IS NULL
                      )
                      AND (
                          "prior_systemic_therapy__cytokine" IS NULL
                          OR "prior_systemic_therapy__tki" IS NULL
                          OR "prior_systemic_therapy__checkpoint_inhibitor" IS NULL
                          OR "prior_systemic_therapy__mtor_inhibitor" IS NULL
                        )
                    )
                )
            THEN 'prior_systemic_therapy'
          END,
          CASE
            WHEN (
                (
                  "asks___imdc_risk_group__favorable"
                  OR "asks___imdc_risk_group__intermediate"
                  OR "asks___risk_at_first_line__poor"
                  OR "asks___risk_at_first_line__not_poor"
                )
                AND "lacks___imdc_risk__karnofsky"
              )
              OR (
                  ("asks___imdc_risk_group__poor" OR "asks___imdc_risk_group__poor_after_nephrectomy")
                  AND (
                      CASE WHEN NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__karnofsky"
                    )
                )
              OR (
                  "asks___single_risk_factor__at_most_one_factor"
                  AND (
                      (NOT CASE WHEN "imdc_factor_count__low" >= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 THEN FALSE END) IS NULL
                      AND "lacks___imdc_factor_count__karnofsky"
                    )
                )
              OR (
                  "asks___single_risk_factor__two_factors"
                  AND (
                      CASE WHEN "imdc_factor_count__low" >= 2 AND "imdc_factor_count__high" <= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 OR "imdc_factor_count__low" > 2 THEN FALSE END IS NULL
                      AND "lacks___imdc_factor_count__karnofsky"
                    )
                )
              OR (
                  (
                    "asks___first_line_classes__both_intermediate_poor"
                    OR "asks___first_line_classes__no_tki_intermediate_poor"
                  )
                  AND (
                      CASE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__karnofsky"
                    )
                )
              OR (
                  "asks___first_line_classes__both_favorable"
                  AND (
                      CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__karnofsky"
                    )
                )
              OR (
                  "asks___first_line_classes__no_named_regimen"
                  AND (
                      ("immunotherapy_contraindicated" OR CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END) IS NULL
                      AND (
                          CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                          AND "lacks___imdc_risk__karnofsky"
                        )
                    )
                )
            THEN 'karnofsky'
          END,
          CASE
            WHEN (
                (
                  "asks___imdc_risk_group__favorable"
                  OR "asks___imdc_risk_group__intermediate"
                  OR "asks___risk_at_first_line__poor"
                  OR "asks___risk_at_first_line__not_poor"
                )
                AND "lacks___imdc_risk__time_to_systemic_therapy"
              )
              OR (
                  ("asks___imdc_risk_group__poor" OR "asks___imdc_risk_group__poor_after_nephrectomy")
                  AND (
                      CASE WHEN NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__time_to_systemic_therapy"
                    )
                )
              OR (
                  "asks___single_risk_factor__at_most_one_factor"
                  AND (
                      (NOT CASE WHEN "imdc_factor_count__low" >= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 THEN FALSE END) IS NULL
                      AND "lacks___imdc_factor_count__time_to_systemic_therapy"
                    )
                )
              OR (
                  "asks___single_risk_factor__two_factors"
                  AND (
                      CASE WHEN "imdc_factor_count__low" >= 2 AND "imdc_factor_count__high" <= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 OR "imdc_factor_count__low" > 2 THEN FALSE END IS NULL
                      AND "lacks___imdc_factor_count__time_to_systemic_therapy"
                    )
                )
              OR (
                  (
                    "asks___first_line_classes__both_intermediate_poor"
                    OR "asks___first_line_classes__no_tki_intermediate_poor"
                  )
                  AND (
                      CASE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__time_to_systemic_therapy"
                    )
                )
              OR (
                  "asks___first_line_classes__both_favorable"
                  AND (
                      CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__time_to_systemic_therapy"
                    )
                )
              OR (
                  "asks___first_line_classes__no_named_regimen"
                  AND (
                      ("immunotherapy_contraindicated" OR CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END) IS NULL
                      AND (
                          CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                          AND "lacks___imdc_risk__time_to_systemic_therapy"
                        )
                    )
                )
            THEN 'time_to_systemic_therapy'
          END,
          CASE
            WHEN (
                (
                  "asks___imdc_risk_group__favorable"
                  OR "asks___imdc_risk_group__intermediate"
                  OR "asks___risk_at_first_line__poor"
                  OR "asks___risk_at_first_line__not_poor"
                )
                AND "lacks___imdc_risk__hemoglobin"
              )
              OR (
                  ("asks___imdc_risk_group__poor" OR "asks___imdc_risk_group__poor_after_nephrectomy")
                  AND (
                      CASE WHEN NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__hemoglobin"
                    )
                )
              OR (
                  "asks___single_risk_factor__at_most_one_factor"
                  AND (
                      (NOT CASE WHEN "imdc_factor_count__low" >= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 THEN FALSE END) IS NULL
                      AND "lacks___imdc_factor_count__hemoglobin"
                    )
                )
              OR (
                  "asks___single_risk_factor__two_factors"
                  AND (
                      CASE WHEN "imdc_factor_count__low" >= 2 AND "imdc_factor_count__high" <= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 OR "imdc_factor_count__low" > 2 THEN FALSE END IS NULL
                      AND "lacks___imdc_factor_count__hemoglobin"
                    )
                )
              OR (
                  (
                    "asks___first_line_classes__both_intermediate_poor"
                    OR "asks___first_line_classes__no_tki_intermediate_poor"
                  )
                  AND (
                      CASE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__hemoglobin"
                    )
                )
              OR (
                  "asks___first_line_classes__both_favorable"
                  AND (
                      CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__hemoglobin"
                    )
                )
              OR (
                  "asks___first_line_classes__no_named_regimen"
                  AND (
                      ("immunotherapy_contraindicated" OR CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END) IS NULL
                      AND (
                          CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                          AND "lacks___imdc_risk__hemoglobin"
                        )
                    )
                )
            THEN 'hemoglobin'
          END,
          CASE
            WHEN (
                (
                  "asks___imdc_risk_group__favorable"
                  OR "asks___imdc_risk_group__intermediate"
                  OR "asks___risk_at_first_line__poor"
                  OR "asks___risk_at_first_line__not_poor"
                )
                AND "lacks___imdc_risk__hemoglobin_lower_limit"
              )
              OR (
                  ("asks___imdc_risk_group__poor" OR "asks___imdc_risk_group__poor_after_nephrectomy")
                  AND (
                      CASE WHEN NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__hemoglobin_lower_limit"
                    )
                )
              OR (
                  "asks___single_risk_factor__at_most_one_factor"
                  AND (
                      (NOT CASE WHEN "imdc_factor_count__low" >= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 THEN FALSE END) IS NULL
                      AND "lacks___imdc_factor_count__hemoglobin_lower_limit"
                    )
                )
              OR (
                  "asks___single_risk_factor__two_factors"
                  AND (
                      CASE WHEN "imdc_factor_count__low" >= 2 AND "imdc_factor_count__high" <= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 OR "imdc_factor_count__low" > 2 THEN FALSE END IS NULL
                      AND "lacks___imdc_factor_count__hemoglobin_lower_limit"
                    )
                )
              OR (
                  (
                    "asks___first_line_classes__both_intermediate_poor"
                    OR "asks___first_line_classes__no_tki_intermediate_poor"
                  )
                  AND (
                      CASE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__hemoglobin_lower_limit"
                    )
                )
              OR (
                  "asks___first_line_classes__both_favorable"
                  AND (
                      CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__hemoglobin_lower_limit"
                    )
                )
              OR (
                  "asks___first_line_classes__no_named_regimen"
                  AND (
                      ("immunotherapy_contraindicated" OR CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END) IS NULL
                      AND (
                          CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                          AND "lacks___imdc_risk__hemoglobin_lower_limit"
                        )
                    )
                )
            THEN 'hemoglobin_lower_limit'
          END,
          CASE
            WHEN (
                (
                  "asks___imdc_risk_group__favorable"
                  OR "asks___imdc_risk_group__intermediate"
                  OR "asks___risk_at_first_line__poor"
                  OR "asks___risk_at_first_line__not_poor"
                )
                AND "lacks___imdc_risk__calcium"
              )
              OR (
                  ("asks___imdc_risk_group__poor" OR "asks___imdc_risk_group__poor_after_nephrectomy")
                  AND (
                      CASE WHEN NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__calcium"
                    )
                )
              OR (
                  "asks___single_risk_factor__at_most_one_factor"
                  AND (
                      (NOT CASE WHEN "imdc_factor_count__low" >= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 THEN FALSE END) IS NULL
                      AND "lacks___imdc_factor_count__calcium"
                    )
                )
              OR (
                  "asks___single_risk_factor__two_factors"
                  AND (
                      CASE WHEN "imdc_factor_count__low" >= 2 AND "imdc_factor_count__high" <= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 OR "imdc_factor_count__low" > 2 THEN FALSE END IS NULL
                      AND "lacks___imdc_factor_count__calcium"
                    )
                )
              OR (
                  (
                    "asks___first_line_classes__both_intermediate_poor"
                    OR "asks___first_line_classes__no_tki_intermediate_poor"
                  )
                  AND (
                      CASE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__calcium"
                    )
                )
              OR (
                  "asks___first_line_classes__both_favorable"
                  AND (
                      CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__calcium"
                    )
                )
              OR (
                  "asks___first_line_classes__no_named_regimen"
                  AND (
                      ("immunotherapy_contraindicated" OR CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END) IS NULL
                      AND (
                          CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                          AND "lacks___imdc_risk__calcium"
                        )
                    )
                )
            THEN 'calcium'
          END,
          CASE
            WHEN (
                (
                  "asks___imdc_risk_group__favorable"
                  OR "asks___imdc_risk_group__intermediate"
                  OR "asks___risk_at_first_line__poor"
                  OR "asks___risk_at_first_line__not_poor"
                )
                AND "lacks___imdc_risk__albumin"
              )
              OR (
                  ("asks___imdc_risk_group__poor" OR "asks___imdc_risk_group__poor_after_nephrectomy")
                  AND (
                      CASE WHEN NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__albumin"
                    )
                )
              OR (
                  "asks___single_risk_factor__at_most_one_factor"
                  AND (
                      (NOT CASE WHEN "imdc_factor_count__low" >= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 THEN FALSE END) IS NULL
                      AND "lacks___imdc_factor_count__albumin"
                    )
                )
              OR (
                  "asks___single_risk_factor__two_factors"
                  AND (
                      CASE WHEN "imdc_factor_count__low" >= 2 AND "imdc_factor_count__high" <= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 OR "imdc_factor_count__low" > 2 THEN FALSE END IS NULL
                      AND "lacks___imdc_factor_count__albumin"
                    )
                )
              OR (
                  (
                    "asks___first_line_classes__both_intermediate_poor"
                    OR "asks___first_line_classes__no_tki_intermediate_poor"
                  )
                  AND (
                      CASE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__albumin"
                    )
                )
              OR (
                  "asks___first_line_classes__both_favorable"
                  AND (
                      CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__albumin"
                    )
                )
              OR (
                  "asks___first_line_classes__no_named_regimen"
                  AND (
                      ("immunotherapy_contraindicated" OR CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END) IS NULL
                      AND (
                          CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                          AND "lacks___imdc_risk__albumin"
                        )
                    )
                )
            THEN 'albumin'
          END,
          CASE
            WHEN (
                (
                  "asks___imdc_risk_group__favorable"
                  OR "asks___imdc_risk_group__intermediate"
                  OR "asks___risk_at_first_line__poor"
                  OR "asks___risk_at_first_line__not_poor"
                )
                AND "lacks___imdc_risk__calcium_upper_limit"
              )
              OR (
                  ("asks___imdc_risk_group__poor" OR "asks___imdc_risk_group__poor_after_nephrectomy")
                  AND (
                      CASE WHEN NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__calcium_upper_limit"
                    )
                )
              OR (
                  "asks___single_risk_factor__at_most_one_factor"
                  AND (
                      (NOT CASE WHEN "imdc_factor_count__low" >= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 THEN FALSE END) IS NULL
                      AND "lacks___imdc_factor_count__calcium_upper_limit"
                    )
                )
              OR (
                  "asks___single_risk_factor__two_factors"
                  AND (
                      CASE WHEN "imdc_factor_count__low" >= 2 AND "imdc_factor_count__high" <= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 OR "imdc_factor_count__low" > 2 THEN FALSE END IS NULL
                      AND "lacks___imdc_factor_count__calcium_upper_limit"
                    )
                )
              OR (
                  (
                    "asks___first_line_classes__both_intermediate_poor"
                    OR "asks___first_line_classes__no_tki_intermediate_poor"
                  )
                  AND (
                      CASE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__calcium_upper_limit"
                    )
                )
              OR (
                  "asks___first_line_classes__both_favorable"
                  AND (
                      CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__calcium_upper_limit"
                    )
                )
              OR (
                  "asks___first_line_classes__no_named_regimen"
                  AND (
                      ("immunotherapy_contraindicated" OR CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END) IS NULL
                      AND (
                          CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                          AND "lacks___imdc_risk__calcium_upper_limit"
                        )
                    )
                )
            THEN 'calcium_upper_limit'
          END,
          CASE
            WHEN (
                (
                  "asks___imdc_risk_group__favorable"
                  OR "asks___imdc_risk_group__intermediate"
                  OR "asks___risk_at_first_line__poor"
                  OR "asks___risk_at_first_line__not_poor"
                )
                AND "lacks___imdc_risk__neutrophils"
              )
              OR (
                  ("asks___imdc_risk_group__poor" OR "asks___imdc_risk_group__poor_after_nephrectomy")
                  AND (
                      CASE WHEN NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__neutrophils"
                    )
                )
              OR (
                  "asks___single_risk_factor__at_most_one_factor"
                  AND (
                      (NOT CASE WHEN "imdc_factor_count__low" >= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 THEN FALSE END) IS NULL
                      AND "lacks___imdc_factor_count__neutrophils"
                    )
                )
              OR (
                  "asks___single_risk_factor__two_factors"
                  AND (
                      CASE WHEN "imdc_factor_count__low" >= 2 AND "imdc_factor_count__high" <= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 OR "imdc_factor_count__low" > 2 THEN FALSE END IS NULL
                      AND "lacks___imdc_factor_count__neutrophils"
                    )
                )
              OR (
                  (
                    "asks___first_line_classes__both_intermediate_poor"
                    OR "asks___first_line_classes__no_tki_intermediate_poor"
                  )
                  AND (
                      CASE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__neutrophils"
                    )
                )
              OR (
                  "asks___first_line_classes__both_favorable"
                  AND (
                      CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__neutrophils"
                    )
                )
              OR (
                  "asks___first_line_classes__no_named_regimen"
                  AND (
                      ("immunotherapy_contraindicated" OR CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END) IS NULL
                      AND (
                          CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                          AND "lacks___imdc_risk__neutrophils"
                        )
                    )
                )
            THEN 'neutrophils'
          END,
          CASE
            WHEN (
                (
                  "asks___imdc_risk_group__favorable"
                  OR "asks___imdc_risk_group__intermediate"
                  OR "asks___risk_at_first_line__poor"
                  OR "asks___risk_at_first_line__not_poor"
                )
                AND "lacks___imdc_risk__neutrophils_upper_limit"
              )
              OR (
                  ("asks___imdc_risk_group__poor" OR "asks___imdc_risk_group__poor_after_nephrectomy")
                  AND (
                      CASE WHEN NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__neutrophils_upper_limit"
                    )
                )
              OR (
                  "asks___single_risk_factor__at_most_one_factor"
                  AND (
                      (NOT CASE WHEN "imdc_factor_count__low" >= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 THEN FALSE END) IS NULL
                      AND "lacks___imdc_factor_count__neutrophils_upper_limit"
                    )
                )
              OR (
                  "asks___single_risk_factor__two_factors"
                  AND (
                      CASE WHEN "imdc_factor_count__low" >= 2 AND "imdc_factor_count__high" <= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 OR "imdc_factor_count__low" > 2 THEN FALSE END IS NULL
                      AND "lacks___imdc_factor_count__neutrophils_upper_limit"
                    )
                )
              OR (
                  (
                    "asks___first_line_classes__both_intermediate_poor"
                    OR "asks___first_line_classes__no_tki_intermediate_poor"
                  )
                  AND (
                      CASE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__neutrophils_upper_limit"
                    )
                )
              OR (
                  "asks___first_line_classes__both_favorable"
                  AND (
                      CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__neutrophils_upper_limit"
                    )
                )
              OR (
                  "asks___first_line_classes__no_named_regimen"
                  AND (
                      ("immunotherapy_contraindicated" OR CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END) IS NULL
                      AND (
                          CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                          AND "lacks___imdc_risk__neutrophils_upper_limit"
                        )
                    )
                )
            THEN 'neutrophils_upper_limit'
          END,
          CASE
            WHEN (
                (
                  "asks___imdc_risk_group__favorable"
                  OR "asks___imdc_risk_group__intermediate"
                  OR "asks___risk_at_first_line__poor"
                  OR "asks___risk_at_first_line__not_poor"
                )
                AND "lacks___imdc_risk__platelets"
              )
              OR (
                  ("asks___imdc_risk_group__poor" OR "asks___imdc_risk_group__poor_after_nephrectomy")
                  AND (
                      CASE WHEN NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__platelets"
                    )
                )
              OR (
                  "asks___single_risk_factor__at_most_one_factor"
                  AND (
                      (NOT CASE WHEN "imdc_factor_count__low" >= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 THEN FALSE END) IS NULL
                      AND "lacks___imdc_factor_count__platelets"
                    )
                )
              OR (
                  "asks___single_risk_factor__two_factors"
                  AND (
                      CASE WHEN "imdc_factor_count__low" >= 2 AND "imdc_factor_count__high" <= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 OR "imdc_factor_count__low" > 2 THEN FALSE END IS NULL
                      AND "lacks___imdc_factor_count__platelets"
                    )
                )
              OR (
                  (
                    "asks___first_line_classes__both_intermediate_poor"
                    OR "asks___first_line_classes__no_tki_intermediate_poor"
                  )
                  AND (
                      CASE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__platelets"
                    )
                )
              OR (
                  "asks___first_line_classes__both_favorable"
                  AND (
                      CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__platelets"
                    )
                )
              OR (
                  "asks___first_line_classes__no_named_regimen"
                  AND (
                      ("immunotherapy_contraindicated" OR CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END) IS NULL
                      AND (
                          CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                          AND "lacks___imdc_risk__platelets"
                        )
                    )
                )
            THEN 'platelets'
          END,
          CASE
            WHEN (
                (
                  "asks___imdc_risk_group__favorable"
                  OR "asks___imdc_risk_group__intermediate"
                  OR "asks___risk_at_first_line__poor"
                  OR "asks___risk_at_first_line__not_poor"
                )
                AND "lacks___imdc_risk__platelets_upper_limit"
              )
              OR (
                  ("asks___imdc_risk_group__poor" OR "asks___imdc_risk_group__poor_after_nephrectomy")
                  AND (
                      CASE WHEN NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__platelets_upper_limit"
                    )
                )
              OR (
                  "asks___single_risk_factor__at_most_one_factor"
                  AND (
                      (NOT CASE WHEN "imdc_factor_count__low" >= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 THEN FALSE END) IS NULL
                      AND "lacks___imdc_factor_count__platelets_upper_limit"
                    )
                )
              OR (
                  "asks___single_risk_factor__two_factors"
                  AND (
                      CASE WHEN "imdc_factor_count__low" >= 2 AND "imdc_factor_count__high" <= 2 THEN TRUE WHEN "imdc_factor_count__high" < 2 OR "imdc_factor_count__low" > 2 THEN FALSE END IS NULL
                      AND "lacks___imdc_factor_count__platelets_upper_limit"
                    )
                )
              OR (
                  (
                    "asks___first_line_classes__both_intermediate_poor"
                    OR "asks___first_line_classes__no_tki_intermediate_poor"
                  )
                  AND (
                      CASE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN FALSE WHEN NOT "imdc_risk__favorable" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__platelets_upper_limit"
                    )
                )
              OR (
                  "asks___first_line_classes__both_favorable"
                  AND (
                      CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                      AND "lacks___imdc_risk__platelets_upper_limit"
                    )
                )
              OR (
                  "asks___first_line_classes__no_named_regimen"
                  AND (
                      ("immunotherapy_contraindicated" OR CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END) IS NULL
                      AND (
                          CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END IS NULL
                          AND "lacks___imdc_risk__platelets_upper_limit"
                        )
                    )
                )
            THEN 'platelets_upper_limit'
          END,
          CASE
            WHEN ("asks___primary_at_resection__metachronous" AND "lacks___metachronous__disease_free_interval")
              OR (
                  "asks___outlook_of_liver_resection__favorable"
                  AND ("disease_free_interval__above_24" IS NULL AND "disease_free_interval__above_0" IS NULL)
                )
              OR (
                  "asks___outlook_of_lung_resection__favorable"
                  AND ("disease_free_interval__above_23" IS NULL AND "disease_free_interval__above_0" IS NULL)
                )
            THEN 'disease_free_interval'
          END,
          CASE
            WHEN "asks___outlook_of_bone_resection__favorable" AND "bone_metastasis_count__is_1" IS NULL
            THEN 'bone_metastasis_count'
          END,
          CASE
            WHEN "asks___outlook_of_bone_resection__favorable" AND "sarcomatoid_features" IS NULL
            THEN 'sarcomatoid_features'
          END,
          CASE
            WHEN "asks___outlook_of_bone_resection__favorable"
              AND (
                  "alkaline_phosphatase__at_most_alkaline_phosphatase_threshold" IS NULL
                  AND "alkaline_phosphatase__missing"
                )
            THEN 'alkaline_phosphatase'
          END,
          CASE
            WHEN "asks___outlook_of_bone_resection__favorable"
              AND (
                  "alkaline_phosphatase__at_most_alkaline_phosphatase_threshold" IS NULL
                  AND "lacks___alkaline_phosphatase_threshold__alkaline___8e061c641"
                )
            THEN 'alkaline_phosphatase_upper_limit'
          END,
          CASE WHEN "asks___outlook_of_bone_resection__favorable" AND "crp__at_most_0_3" IS NULL THEN 'crp' END,
          CASE
            WHEN "asks___outlook_of_bone_resection__favorable"
              AND (
                  (NOT ("bone_sites__vertebral" OR "bone_sites__pelvic")) IS NULL
                  AND (
                      "bone_sites__vertebral" IS NULL
                      OR "bone_sites__pelvic" IS NULL
                      OR "bone_sites__appendicular" IS NULL
                      OR "bone_sites__thoracic" IS NULL
                    )
                )
            THEN 'bone_sites'
          END,
          CASE
            WHEN (
                ("asks___outlook_of_liver_resection__favorable" OR "asks___low_volume_excellent_status__both")
                AND "ecog__is_0" IS NULL
              )
              OR (
                  "asks___low_volume_excellent_status__not_both"
                  AND ("ecog__at_least_1" IS NULL AND "ecog__is_0" IS NULL)
                )
            THEN 'ecog'
          END,
          CASE
            WHEN ("asks___outlook_of_liver_resection__favorable" OR "asks___outlook_of_lung_resection__favorable")
              AND "high_grade" IS NULL
            THEN 'high_grade'
          END,
          CASE
            WHEN "asks___outlook_of_liver_resection__favorable"
              AND (
                  ("largest_liver_metastasis__below_50" OR "liver_metastasis_count__is_1") IS NULL
                  AND "largest_liver_metastasis__below_50" IS NULL
                )
            THEN 'largest_liver_metastasis'
          END,
          CASE
            WHEN "asks___outlook_of_liver_resection__favorable"
              AND (
                  ("largest_liver_metastasis__below_50" OR "liver_metastasis_count__is_1") IS NULL
                  AND "liver_metastasis_count__is_1" IS NULL
                )
            THEN 'liver_metastasis_count'
          END,
          CASE
            WHEN "asks___outlook_of_lung_resection__favorable" AND "lung_metastasis_count__below_7" IS NULL
            THEN 'lung_metastasis_count'
          END,
          CASE
            WHEN "asks___outlook_of_lung_resection__favorable" AND "lung_metastasis_volume__below_4" IS NULL
            THEN 'lung_metastasis_volume'
          END,
          CASE WHEN "asks___outlook_of_lung_resection__favorable" AND "age__at_most_70" IS NULL THEN 'age' END,
          CASE
            WHEN (
                "asks___outlook_of_lung_resection__favorable"
                OR "asks___lymph_node_question__clear"
                OR "asks___lymph_node_question__suspected"
              )
              AND "n_stage" IS NULL
            THEN 'n_stage'
          END,
          CASE
            WHEN ("asks___low_volume_excellent_status__both" AND "total_tumor_burden__at_most_140" IS NULL)
              OR (
                  "asks___low_volume_excellent_status__not_both"
                  AND ("total_tumor_burden__above_140" IS NULL AND "total_tumor_burden__at_most_140" IS NULL)
                )
            THEN 'total_tumor_burden'
          END,
          CASE
            WHEN (
                "asks___reason_for_upfront_nephrectomy__reason"
                OR "asks___reason_for_upfront_nephrectomy__no_reason"
              )
              AND "high_kidney_disease_burden" IS NULL
            THEN 'high_kidney_disease_burden'
          END,
          CASE
            WHEN (
                "asks___reason_for_upfront_nephrectomy__reason"
                OR "asks___reason_for_upfront_nephrectomy__no_reason"
              )
              AND "paraneoplastic_syndrome" IS NULL
            THEN 'paraneoplastic_syndrome'
          END,
          CASE
            WHEN (
                "asks___reason_for_upfront_nephrectomy__reason"
                OR "asks___reason_for_upfront_nephrectomy__no_reason"
              )
              AND "normal_contralateral_kidney" IS NULL
            THEN 'normal_contralateral_kidney'
          END,
          CASE
            WHEN ("asks___systemic_candidacy__candidate" OR "asks___systemic_candidacy__no_candidate")
              AND "systemic_therapy_candidate" IS NULL
            THEN 'systemic_therapy_candidate'
          END,
          CASE
            WHEN (
                "asks___earlier_drugs__cytokine_only"
                OR "asks___first_line_classes__both_intermediate_poor"
                OR "asks___first_line_classes__both_favorable"
                OR "asks___first_line_classes__no_tki_intermediate_poor"
                OR "asks___first_line_classes__no_checkpoint_inhibitor"
                OR "asks___first_line_classes__no_named_regimen"
              )
              AND "vegf_tki_contraindicated" IS NULL
            THEN 'vegf_tki_contraindicated'
          END,
          CASE
            WHEN (
                (
                  "asks___first_line_classes__both_intermediate_poor"
                  OR "asks___first_line_classes__both_favorable"
                  OR "asks___first_line_classes__no_tki_intermediate_poor"
                  OR "asks___first_line_classes__no_checkpoint_inhibitor"
                )
                AND "immunotherapy_contraindicated" IS NULL
              )
              OR (
                  "asks___first_line_classes__no_named_regimen"
                  AND (
                      ("immunotherapy_contraindicated" OR CASE WHEN NOT "imdc_risk__favorable" THEN FALSE WHEN NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor" THEN TRUE END) IS NULL
                      AND "immunotherapy_contraindicated" IS NULL
                    )
                )
            THEN 'immunotherapy_contraindicated'
          END
        ),
        ', '
      )
    ELSE ''
  END AS "NEEDS",
  CASE
    WHEN "misfit___"
    THEN ARRAY_TO_STRING(
        ARRAY_CONSTRUCT_COMPACT(
          CASE
            WHEN NOT ("patient___entry" IN ('new-patient', 'after-nephrectomy', 'on-treatment', 'after-metastasectomy'))
            THEN 'entry: ' || "patient___entry" || ' is no entry point; there are new-patient, after-nephrectomy, on-treatment, after-metastasectomy'
          END,
          CASE
            WHEN NOT ("histology" IN ('clear_cell', 'non_clear_cell', 'undetermined', 'not_renal_cell'))
            THEN 'histology: ' || CAST("histology" AS VARCHAR) || ' is not one of clear_cell, non_clear_cell, undetermined, not_renal_cell'
          END,
          CASE
            WHEN NOT ("t_stage" IN ('t1', 't2', 't3', 't4'))
            THEN 't_stage: ' || CAST("t_stage" AS VARCHAR) || ' is not one of t1, t2, t3, t4'
          END,
          CASE
            WHEN NOT ("n_stage" IN ('n0', 'n1'))
            THEN 'n_stage: ' || CAST("n_stage" AS VARCHAR) || ' is not one of n0, n1'
          END,
          CASE
            WHEN NOT ("m_stage" IN ('m0', 'm1'))
            THEN 'm_stage: ' || CAST("m_stage" AS VARCHAR) || ' is not one of m0, m1'
          END,
          CASE
            WHEN NOT "total_tumor_burden__given" IS NULL AND "total_tumor_burden" IS NULL
            THEN 'total_tumor_burden: ' || CAST("total_tumor_burden__given" AS VARCHAR) || ' is not in 0 to 3000 mm in steps of 1'
          END,
          CASE
            WHEN NOT "disease_free_interval__given" IS NULL AND "disease_free_interval" IS NULL
            THEN 'disease_free_interval: ' || CAST("disease_free_interval__given" AS VARCHAR) || ' is not in 0 to 600 mo in steps of 0.1'
          END,
          CASE
            WHEN NOT "metastasis_count__given" IS NULL AND "metastasis_count" IS NULL
            THEN 'metastasis_count: ' || CAST("metastasis_count__given" AS VARCHAR) || ' is not in 0 to 500 in steps of 1'
          END,
          CASE
            WHEN NOT "liver_metastasis_count__given" IS NULL AND "liver_metastasis_count" IS NULL
            THEN 'liver_metastasis_count: ' || CAST("liver_metastasis_count__given" AS VARCHAR) || ' is not in 0 to 500 in steps of 1'
          END,
          CASE
            WHEN NOT "lung_metastasis_count__given" IS NULL AND "lung_metastasis_count" IS NULL
            THEN 'lung_metastasis_count: ' || CAST("lung_metastasis_count__given" AS VARCHAR) || ' is not in 0 to 500 in steps of 1'
          END,
          CASE
            WHEN NOT "bone_metastasis_count__given" IS NULL AND "bone_metastasis_count" IS NULL
            THEN 'bone_metastasis_count: ' || CAST("bone_metastasis_count__given" AS VARCHAR) || ' is not in 0 to 500 in steps of 1'
          END,
          CASE
            WHEN NOT "largest_liver_metastasis__given" IS NULL AND "largest_liver_metastasis" IS NULL
            THEN 'largest_liver_metastasis: ' || CAST("largest_liver_metastasis__given" AS VARCHAR) || ' is not in 0 to 500 mm in steps of 1'
          END,
          CASE
            WHEN NOT "lung_metastasis_volume__given" IS NULL AND "lung_metastasis_volume" IS NULL
            THEN 'lung_metastasis_volume: ' || CAST("lung_metastasis_volume__given" AS VARCHAR) || ' is not in 0 to 5000 cm3 in steps of 0.1'
          END,
          CASE
            WHEN NOT "hemoglobin__given" IS NULL AND "hemoglobin" IS NULL
            THEN 'hemoglobin: ' || CAST("hemoglobin__given" AS VARCHAR) || ' is not in 1 to 30 g/dL in steps of 0.1'
          END,
          CASE
            WHEN NOT "hemoglobin_lower_limit__given" IS NULL AND "hemoglobin_lower_limit" IS NULL
            THEN 'hemoglobin_lower_limit: ' || CAST("hemoglobin_lower_limit__given" AS VARCHAR) || ' is not in 8 to 20 g/dL in steps of 0.1'
          END,
          CASE
            WHEN NOT "calcium__given" IS NULL AND "calcium" IS NULL
            THEN 'calcium: ' || CAST("calcium__given" AS VARCHAR) || ' is not in 2 to 30 mg/dL in steps of 0.1'
          END,
          CASE
            WHEN NOT "calcium_upper_limit__given" IS NULL AND "calcium_upper_limit" IS NULL
            THEN 'calcium_upper_limit: ' || CAST("calcium_upper_limit__given" AS VARCHAR) || ' is not in 8 to 14 mg/dL in steps of 0.1'
          END,
          CASE
            WHEN NOT "albumin__given" IS NULL AND "albumin" IS NULL
            THEN 'albumin: ' || CAST("albumin__given" AS VARCHAR) || ' is not in 0.5 to 8 g/dL in steps of 0.1'
          END,
          CASE
            WHEN NOT "neutrophils__given" IS NULL AND "neutrophils" IS NULL
            THEN 'neutrophils: ' || CAST("neutrophils__given" AS VARCHAR) || ' is not in 0 to 300 10*9/L in steps of 0.1'
          END,
          CASE
            WHEN NOT "neutrophils_upper_limit__given" IS NULL AND "neutrophils_upper_limit" IS NULL
            THEN 'neutrophils_upper_limit: ' || CAST("neutrophils_upper_limit__given" AS VARCHAR) || ' is not in 4 to 15 10*9/L in steps of 0.1'
          END,
          CASE
            WHEN NOT "platelets__given" IS NULL AND "platelets" IS NULL
            THEN 'platelets: ' || CAST("platelets__given" AS VARCHAR) || ' is not in 0 to 5000 10*9/L in steps of 1'
          END,
          CASE
            WHEN NOT "platelets_upper_limit__given" IS NULL AND "platelets_upper_limit" IS NULL
            THEN 'platelets_upper_limit: ' || CAST("platelets_upper_limit__given" AS VARCHAR) || ' is not in 200 to 700 10*9/L in steps of 1'
          END,
          CASE
            WHEN NOT "alkaline_phosphatase__given" IS NULL AND "alkaline_phosphatase" IS NULL
            THEN 'alkaline_phosphatase: ' || CAST("alkaline_phosphatase__given" AS VARCHAR) || ' is not in 0 to 10000 U/L in steps of 1'
          END,
          CASE
            WHEN NOT "alkaline_phosphatase_upper_limit__given" IS NULL AND "alkaline_phosphatase_upper_limit" IS NULL
            THEN 'alkaline_phosphatase_upper_limit: ' || CAST("alkaline_phosphatase_upper_limit__given" AS VARCHAR) || ' is not in 30 to 500 U/L in steps of 1'
          END,
          CASE
            WHEN NOT "crp__given" IS NULL AND "crp" IS NULL
            THEN 'crp: ' || CAST("crp__given" AS VARCHAR) || ' is not in 0 to 100 mg/dL in steps of 0.01'
          END,
          CASE
            WHEN NOT "age__given" IS NULL AND "age" IS NULL
            THEN 'age: ' || CAST("age__given" AS VARCHAR) || ' is not in 0 to 120 a in steps of 1'
          END,
          CASE
            WHEN NOT "karnofsky__given" IS NULL AND "karnofsky" IS NULL
            THEN 'karnofsky: ' || CAST("karnofsky__given" AS VARCHAR) || ' is not in 0 to 100 in steps of 10'
          END,
          CASE
            WHEN NOT "ecog__given" IS NULL AND "ecog" IS NULL
            THEN 'ecog: ' || CAST("ecog__given" AS VARCHAR) || ' is not in 0 to 4 in steps of 1'
          END,
          CASE
            WHEN NOT "time_to_systemic_therapy__given" IS NULL AND "time_to_systemic_therapy" IS NULL
            THEN 'time_to_systemic_therapy: ' || CAST("time_to_systemic_therapy__given" AS VARCHAR) || ' is not in 0 to 720 mo in steps of 0.1'
          END,
          CASE
            WHEN NOT "time_on_treatment__given" IS NULL AND "time_on_treatment" IS NULL
            THEN 'time_on_treatment: ' || CAST("time_on_treatment__given" AS VARCHAR) || ' is not in 0 to 2000 wk in steps of 1'
          END,
          CASE
            WHEN NOT ("treatment_response" IN ('near_complete', 'partial', 'stable', 'progression'))
            THEN 'treatment_response: ' || CAST("treatment_response" AS VARCHAR) || ' is not one of near_complete, partial, stable, progression'
          END,
          CASE
            WHEN NOT ("metastasectomy_result" IN ('complete', 'residual'))
            THEN 'metastasectomy_result: ' || CAST("metastasectomy_result" AS VARCHAR) || ' is not one of complete, residual'
          END,
          CASE
            WHEN NOT ("abdominal_imaging" IN ('not_done', 'done'))
            THEN 'abdominal_imaging: ' || CAST("abdominal_imaging" AS VARCHAR) || ' is not one of not_done, done'
          END,
          CASE
            WHEN NOT ("chest_ct" IN ('not_done', 'done'))
            THEN 'chest_ct: ' || CAST("chest_ct" AS VARCHAR) || ' is not one of not_done, done'
          END,
          CASE
            WHEN NOT ("laboratory_panel" IN ('not_done', 'done'))
            THEN 'laboratory_panel: ' || CAST("laboratory_panel" AS VARCHAR) || ' is not one of not_done, done'
          END,
          CASE
            WHEN NOT ("renal_mass_biopsy" IN ('not_done', 'nondiagnostic', 'malignant', 'benign'))
            THEN 'renal_mass_biopsy: ' || CAST("renal_mass_biopsy" AS VARCHAR) || ' is not one of not_done, nondiagnostic, malignant, benign'
          END,
          CASE
            WHEN NOT ("liver_biopsy" IN ('not_done', 'nondiagnostic', 'malignant', 'benign'))
            THEN 'liver_biopsy: ' || CAST("liver_biopsy" AS VARCHAR) || ' is not one of not_done, nondiagnostic, malignant, benign'
          END,
          CASE
            WHEN NOT ("nephrectomy_pathology" IN ('not_available', 'malignant', 'benign'))
            THEN 'nephrectomy_pathology: ' || CAST("nephrectomy_pathology" AS VARCHAR) || ' is not one of not_available, malignant, benign'
          END
        ),
        '; '
      )
    WHEN "invalid___"
    THEN ARRAY_TO_STRING(
        ARRAY_CONSTRUCT_COMPACT(
          CASE
            WHEN NOT "holds___sites_need_m1" THEN 'sites-need-m1: A metastasis at any site makes the stage M1.'
          END,
          CASE
            WHEN NOT "holds___m1_needs_a_site"
            THEN 'm1-needs-a-site: M1 means that at least one site has a metastasis.'
          END,
          CASE
            WHEN NOT "holds___metastases_add_to_burden"
            THEN 'metastases-add-to-burden: A metastasis adds to the total tumour burden.'
          END,
          CASE
            WHEN NOT "holds___oligometastatic_needs_metastases"
            THEN 'oligometastatic-needs-metastases: Oligometastatic disease has at least one metastasis.'
          END,
          CASE
            WHEN NOT "holds___synchronous_without_nephrectomy"
            THEN 'synchronous-without-nephrectomy: The interval starts with the nephrectomy, so it is 0 for someone who has had none.'
          END,
          CASE
            WHEN NOT "holds___specimen_needs_nephrectomy"
            THEN 'specimen-needs-nephrectomy: Without a nephrectomy there is no specimen.'
          END,
          CASE
            WHEN NOT "holds___subtype_needs_malignant_tissue"
            THEN 'subtype-needs-malignant-tissue: A subtype can only be told from malignant tissue.'
          END,
          CASE
            WHEN NOT "holds___a_site_has_a_metastasis"
            THEN 'a-site-has-a-metastasis: Where a site is recorded there is at least one metastasis.'
          END,
          CASE
            WHEN NOT "holds___a_metastasis_has_a_site"
            THEN 'a-metastasis-has-a-site: Every metastasis lies at some site.'
          END,
          CASE
            WHEN NOT "holds___liver_site_has_a_metastasis"
            THEN 'liver-site-has-a-metastasis: Where the liver is a site it holds at least one metastasis, which has a size.'
          END,
          CASE
            WHEN NOT "holds___liver_metastasis_makes_a_site"
            THEN 'liver-metastasis-makes-a-site: A metastasis in the liver makes it a site.'
          END,
          CASE
            WHEN NOT "holds___lung_site_has_a_metastasis"
            THEN 'lung-site-has-a-metastasis: Where the lung is a site it holds at least one metastasis.'
          END,
          CASE
            WHEN NOT "holds___lung_metastasis_makes_a_site"
            THEN 'lung-metastasis-makes-a-site: A metastasis in the lung makes it a site.'
          END,
          CASE
            WHEN NOT "holds___bone_site_has_a_metastasis"
            THEN 'bone-site-has-a-metastasis: Where bone is a site it holds at least one metastasis.'
          END,
          CASE
            WHEN NOT "holds___bone_metastasis_makes_a_site"
            THEN 'bone-metastasis-makes-a-site: A metastasis in a bone makes bone a site.'
          END,
          CASE
            WHEN NOT "holds___liver_count_within_all"
            THEN 'liver-count-within-all: The metastases of the liver are among all metastases.'
          END,
          CASE
            WHEN NOT "holds___lung_count_within_all"
            THEN 'lung-count-within-all: The metastases of the lungs are among all metastases.'
          END,
          CASE
            WHEN NOT "holds___bone_count_within_all"
            THEN 'bone-count-within-all: The metastases of the bones are among all metastases.'
          END,
          CASE
            WHEN NOT "holds___liver_size_within_burden"
            THEN 'liver-size-within-burden: The largest liver metastasis is part of the total tumour burden.'
          END,
          CASE
            WHEN NOT "holds___ecog_0_means_karnofsky_80"
            THEN 'ecog-0-means-karnofsky-80: A fully active patient has a Karnofsky status of 80 or more.'
          END,
          CASE
            WHEN NOT "holds___no_primary_left_to_resect"
            THEN 'no-primary-left-to-resect: A kidney that has been removed cannot be removed again.'
          END,
          CASE
            WHEN NOT "holds___drugs_start_after_metastasis"
            THEN 'drugs-start-after-metastasis: In a patient who has had no drugs, systemic therapy starts after the metastases appear, and these after the nephrectomy, which follows the diagnosis.'
          END,
          CASE
            WHEN NOT "holds___current_cytokine_counts_as_given"
            THEN 'current-cytokine-counts-as-given: A class that is being given now is recorded among those given so far.'
          END,
          CASE
            WHEN NOT "holds___current_tki_counts_as_given"
            THEN 'current-tki-counts-as-given: A class that is being given now is recorded among those given so far.'
          END,
          CASE
            WHEN NOT "holds___current_checkpoint_inhibitor_counts_as_given"
            THEN 'current-checkpoint-inhibitor-counts-as-given: A class that is being given now is recorded among those given so far.'
          END,
          CASE
            WHEN NOT "holds___current_mtor_inhibitor_counts_as_given"
            THEN 'current-mtor-inhibitor-counts-as-given: A class that is being given now is recorded among those given so far.'
          END,
          CASE
            WHEN NOT "holds___metastases_are_disease"
            THEN 'metastases-are-disease: Metastases that are recorded as present are disease that is left or has come back.'
          END,
          CASE
            WHEN NOT "holds___residual_is_disease"
            THEN 'residual-is-disease: Disease that an operation left behind is residual disease.'
          END,
          CASE
            WHEN NOT "holds___remaining_liver_metastases_have_a_site"
            THEN 'remaining-liver-metastases-have-a-site: Liver metastases that are left make the liver a site.'
          END,
          CASE
            WHEN NOT "holds___primary_symptoms_need_a_primary"
            THEN 'primary-symptoms-need-a-primary: A kidney that has been removed causes no symptoms.'
          END,
          CASE
            WHEN NOT "imdc_risk__favorable" AND NOT "imdc_risk__intermediate" AND NOT "imdc_risk__poor"
            THEN 'imdc_risk: no class holds'
          END,
          CASE
            WHEN ("imdc_risk__favorable" AND "imdc_risk__intermediate")
              OR ("imdc_risk__favorable" AND "imdc_risk__poor")
              OR ("imdc_risk__intermediate" AND "imdc_risk__poor")
            THEN 'imdc_risk: two classes hold at once'
          END
        ),
        '; '
      )
    WHEN "fallen___"
    THEN ARRAY_TO_STRING(
        ARRAY_CONSTRUCT_COMPACT(
          CASE WHEN "gap___baseline_workup" THEN 'baseline-workup: no branch holds' END,
          CASE WHEN "gap___disease_after_metastasectomy" THEN 'disease-after-metastasectomy: no branch holds' END,
          CASE WHEN "gap___extent_of_disease" THEN 'extent-of-disease: no branch holds' END,
          CASE
            WHEN "gap___laboratory_values_after_nephrectomy"
            THEN 'laboratory-values-after-nephrectomy: no branch holds'
          END,
          CASE WHEN "gap___response_imaging_due" THEN 'response-imaging-due: no branch holds' END,
          CASE WHEN "gap___response_to_treatment" THEN 'response-to-treatment: no branch holds' END,
          CASE WHEN "gap___liver_metastases_left" THEN 'liver-metastases-left: no branch holds' END,
          CASE
            WHEN "gap___symptoms_of_primary_on_treatment"
            THEN 'symptoms-of-primary-on-treatment: no branch holds'
          END,
          CASE WHEN "gap___tissue_diagnosis" THEN 'tissue-diagnosis: no branch holds' END,
          CASE WHEN "gap___histologic_subtype" THEN 'histologic-subtype: no branch holds' END,
          CASE WHEN "gap___liver_lesion_proof" THEN 'liver-lesion-proof: no branch holds' END,
          CASE WHEN "gap___symptomatic_primary" THEN 'symptomatic-primary: no branch holds' END,
          CASE WHEN "gap___treatment_history" THEN 'treatment-history: no branch holds' END,
          CASE WHEN "gap___imdc_risk_group" THEN 'imdc-risk-group: no branch holds' END,
          CASE WHEN "gap___oligometastatic_disease" THEN 'oligometastatic-disease: no branch holds' END,
          CASE WHEN "gap___resection_of_metastases" THEN 'resection-of-metastases: no branch holds' END,
          CASE WHEN "gap___metastasectomy_by_site" THEN 'metastasectomy-by-site: no branch holds' END,
          CASE WHEN "gap___single_risk_factor" THEN 'single-risk-factor: no branch holds' END,
          CASE WHEN "gap___low_volume_excellent_status" THEN 'low-volume-excellent-status: no branch holds' END,
          CASE WHEN "gap___upfront_surgery_feasible" THEN 'upfront-surgery-feasible: no branch holds' END,
          CASE
            WHEN "gap___reason_for_upfront_nephrectomy" THEN 'reason-for-upfront-nephrectomy: no branch holds'
          END,
          CASE WHEN "gap___systemic_candidacy" THEN 'systemic-candidacy: no branch holds' END,
          CASE WHEN "gap___subtype_for_drugs" THEN 'subtype-for-drugs: no branch holds' END,
          CASE WHEN "gap___line_of_treatment" THEN 'line-of-treatment: no branch holds' END,
          CASE WHEN "gap___risk_at_first_line" THEN 'risk-at-first-line: no branch holds' END,
          CASE WHEN "gap___first_line_classes" THEN 'first-line-classes: no branch holds' END,
          CASE WHEN "gap___lymph_node_question" THEN 'lymph-node-question: no branch holds' END
        ),
        '; '
      )
    ELSE ''
  END AS "PROBLEMS"
FROM "lacking_3";
