package io.buildify.financial.report;

import io.buildify.financial.account.AccountType;
import java.math.BigDecimal;

/**
 * What was booked on an account.
 *
 * @param amount positive for a debit, negative for a credit
 */
record Balance(String code, String name, AccountType type, BigDecimal amount) {}
