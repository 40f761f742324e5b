using System.Text;
using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphGateway.Sessions;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Security;

/// <summary>An id has one spelling: the parsers of .NET ignore NUL characters at the end of numbers and blanks within base64.</summary>
public sealed class IdTests
{
    private static readonly string _global = GlobalId.Of(GlobalId.Agent, 1001);
    private static readonly string _session = new SessionId(7, 1_700_000_000, 1001).ToString();

    public static TheoryData<string> Numbers => ["1001\0", "1001\0\0", " 1001", "1001 ", "1001\n", "\u0661\u0660\u0660\u0661", "+1001", "-1001", "1001.0", "1_001", "", "2147483648"];

    public static TheoryData<string> GlobalIds =>
    [
        _global + "\0", " " + _global, _global + " ", _global + "\n", _global.Insert(4, " "), _global.Insert(4, "\r\n"),
        Encode("Agent:1001\0"), Encode("Agent: 1001"), Encode("Agent:1001 "), Encode("Agent\0:1001"), Encode(" Agent:1001"), Encode("Agent:2147483648"), _global.TrimEnd('='),
    ];

    public static TheoryData<string> SessionIds =>
    [
        _session + "\0", _session.Insert(4, "\t"), Encode("Session:7\0:1700000000:1001"), Encode("Session:7:1700000000\0:1001"), Encode("Session:7:1700000000:1001\0"),
        Encode("Session:7: 1700000000:1001"), Encode("Session:7:9223372036854775807:1001"), Encode("Session:7:1700000000"),
    ];

    [Fact]
    public void Ids_of_this_server_and_plain_numbers_are_read()
    {
        Assert.Equal((1001, 1001), (GlobalId.ParseNumber(GlobalId.Agent, "1001"), GlobalId.ParseNumber(GlobalId.Agent, _global)));
        Assert.Equal(new SessionId(7, 1_700_000_000, 1001), SessionId.Parse(_session));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    [MemberData(nameof(GlobalIds))]
    public void Other_spellings_of_an_id_are_rejected(string id) => AssertRejected(() => GlobalId.ParseNumber(GlobalId.Agent, id));

    [Theory]
    [MemberData(nameof(SessionIds))]
    public void Other_spellings_of_a_sessions_id_are_rejected(string id) => AssertRejected(() => SessionId.Parse(id));

    [Fact]
    public async Task They_are_rejected_before_anything_is_asked_upstream()
    {
        await using var gateway = await Gateway.StartAsync();

        foreach (var id in new[] { "1001\0", "1001 ", _global.Insert(4, " ") })
        {
            var answer = await gateway.AskAsync("query($id: ID!) { agent(id: $id) { name } }", new { id });
            Assert.Equal(ErrorCodes.BadUserInput, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }

        Assert.Empty(gateway.Calls);
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static void AssertRejected(Action parse) => Assert.Equal(ErrorCodes.BadUserInput, Assert.Throws<GatewayError>(parse).Code);
}
