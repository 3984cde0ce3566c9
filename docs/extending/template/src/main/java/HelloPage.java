package @ID@;

import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.rostrum.edge.PanelPage;

/** The page in the panel: files of the folder {@code panel}, as they are. */
@Component(service = PanelPage.class)
public final class HelloPage implements PanelPage {

    @Override
    public String id() {
        return "@WORD@";
    }

    @Override
    public Map<String, String> titles() {
        return Map.of("en", "@NAME@");
    }

    @Override
    public @Nullable InputStream file(String path) {
        return HelloPage.class.getResourceAsStream("/panel/" + path);
    }
}
