using System.Net;
using GraphGateway.Callers;

namespace GraphGateway.Tests.Callers;

public sealed class ClientNetworkTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("::1", "::1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::ffff", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::ffff", "2001:db8:1:3::/64")]
    [InlineData("fe80::1%3", "fe80::/64")]
    public void IPv6_addresses_of_one_client_are_one_network(string address, string expected) => Assert.Equal(expected, ClientNetwork.Of(IPAddress.Parse(address)));
}
