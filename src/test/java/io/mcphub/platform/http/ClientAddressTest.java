package io.mcphub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.outbound.AddressRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.1.2.3, false",
        "127.0.0.1, 127.0.0.1, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "::1/128, ::1, true",
        "10.0.0.0/8, ::1, false",
        "10.0.0.0/99, 10.0.0.1, false",
        "proxy.example.com, 10.0.0.1, false"
    })
    void containsWhenCidrThenByPrefix(String cidr, String address, boolean expected) {
        assertThat(ClientAddress.contains(cidr, address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "7.7.8.8, 7.7.8.8, true", "' 7.7.8.8:5678', 7.7.8.8, true", "[2001:db8::1]:443, 2001:db8::1, true", "[2001:db8::1], 2001:db8::1, true", "2001:db8::1, 2001:db8::1, true",
        "256.1.1.1, 256.1.1.1, false", "1.2.3:4, 1.2.3:4, false", "[::1, [::1, false", "1:2, 1:2, false", "proxy:80, proxy:80, false", "'', '', false"
    })
    void addressWhenAProxyWroteAPortThenWithoutIt(String hop, String bare, boolean literal) {
        assertThat(ClientAddress.bare(hop)).isEqualTo(bare);
        assertThat(AddressRange.isLiteral(bare)).isEqualTo(literal);
    }

    @ParameterizedTest
    @CsvSource({"7.7.8.8, 7.7.8.8", "::ffff:7.7.8.8, 7.7.8.8", "0:0:0:0:0:ffff:707:808, 7.7.8.8", "2001:db8:1:2::1, 20010db800010002/64", "2001:DB8:1:2:ffff::, 20010db800010002/64"})
    void networkWhenWrittenInAnotherWayThenTheSame(String address, String expected) {
        assertThat(ClientAddress.network(address)).isEqualTo(expected);
    }
}
