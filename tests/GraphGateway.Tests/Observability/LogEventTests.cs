using System.Reflection;
using GraphGateway.Getscreen;
using Microsoft.Extensions.Logging;

namespace GraphGateway.Tests.Observability;

/// <summary>A log message is found by its event id, whatever its wording becomes.</summary>
public sealed class LogEventTests
{
    private static readonly LoggerMessageAttribute[] _messages =
    [
        .. from assembly in new[] { typeof(Program).Assembly, typeof(GetscreenClient).Assembly }
           from type in assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
           let message = method.GetCustomAttribute<LoggerMessageAttribute>()
           where message is not null
           select message,
    ];

    [Fact]
    public void Every_message_has_an_event_id_of_its_own()
    {
        Assert.NotEmpty(_messages);
        Assert.All(_messages, message => Assert.True(message.EventId > 0, message.Message));
        Assert.Equal(_messages.Length, _messages.Select(message => message.EventId).Distinct().Count());
    }
}
