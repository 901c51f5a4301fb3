package io.buildify.financial.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account with those below it.
 *
 * @param children by code
 */
@Schema(name = "AccountNode")
public record AccountNode(UUID id, String code, String name, AccountType type, List<AccountNode> children) {

    /**
     * The tree of one company's accounts, or of the tenant's own.
     *
     * @param accounts by code
     * @return those that have no parent
     */
    static List<AccountNode> tree(List<Account> accounts) {
        Map<UUID, AccountNode> nodes = new LinkedHashMap<>();
        accounts.forEach(account -> nodes.put(
                account.id, new AccountNode(account.id, account.code, account.name, account.type, new ArrayList<>())));
        List<AccountNode> roots = new ArrayList<>();
        for (Account account : accounts) {
            AccountNode parent = account.parentId == null ? null : nodes.get(account.parentId);
            (parent == null ? roots : parent.children).add(nodes.get(account.id));
        }
        return roots;
    }
}
