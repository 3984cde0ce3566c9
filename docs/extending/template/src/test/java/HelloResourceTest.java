package @ID@;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HelloResourceTest {

    @Test
    void greetsByName() {
        assertThat(HelloResource.greeting("Ada")).isEqualTo("Hello, Ada!");
    }
}
