package io.mcphub.authorization.grants;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What a user allowed a client on the web, so that the same question is not asked twice. */
@Entity
@Table(name = "oauth_consents")
class ConsentEntity extends AnswerEntity {}
