-- A person may also say that the role of a posting is right. The history of decisions is asked for by person.

ALTER TABLE labels DROP CONSTRAINT labels_kind_check;
ALTER TABLE labels ADD CONSTRAINT labels_kind_check CHECK (kind IN ('wrong_role', 'right_role', 'not_evidence'));

CREATE INDEX decisions_of_person ON decisions (decided_by, number DESC) WHERE undoes IS NULL;
CREATE INDEX proposals_of_target ON proposals (framework, target) WHERE state = 'open';
