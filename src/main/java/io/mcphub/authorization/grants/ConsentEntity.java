package io.mcphub.authorization.grants;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A remembered answer to a web client, so that the same question is not asked twice. */
@Entity
@Table(name = "oauth_consents")
class ConsentEntity extends AnswerEntity {}
