package io.mcphub.platform.nodes.errands;

import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A store whose database the test takes away, method by method. An errand is added nevertheless: only the answer to the commit is lost. */
class ShakyErrandStore extends ErrandStore {
    volatile Predicate<String> away = method -> false;

    private final ErrandStore real;

    ShakyErrandStore(ErrandStore real) {
        this.real = real;
    }

    @Override
    public void add(ErrandEntity errand) {
        real.add(errand);
        reach("add");
    }

    @Override
    public Optional<ErrandEntity> find(String id) {
        reach("find");
        return real.find(id);
    }

    @Override
    public List<ErrandEntity> waiting(String node, Instant now, Instant ended) {
        reach("waiting");
        return real.waiting(node, now, ended);
    }

    @Override
    public boolean withdraw(String id) {
        reach("withdraw");
        return real.withdraw(id);
    }

    @Override
    public void remove(String id) {
        reach("remove");
        real.remove(id);
    }

    private void reach(String method) {
        if (away.test(method)) {
            throw new PersistenceException("the database is away");
        }
    }
}
