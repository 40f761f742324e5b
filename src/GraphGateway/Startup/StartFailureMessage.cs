using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace GraphGateway.Startup;

/// <summary>Why the server does not start, in words: a malformed setting, an address that is taken, a file that cannot be read.</summary>
internal static class StartFailureMessage
{
    private const string Addresses = "The addresses are those of urls (ASPNETCORE_URLS), Kestrel:Endpoints, Management:Port and Sandbox:Port, such as --urls http://localhost:5080.";

    // Their messages name what is wrong with the configuration. An exception of the same type from anywhere else is a fault of the program.
    private static readonly string[] _readers =
        ["Microsoft.AspNetCore.Server.Kestrel.Core", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.Configuration.Binder", "Microsoft.Extensions.Configuration.CommandLine"];

    /// <summary>The reasons not to start, one a line; null where the exception tells of something else.</summary>
    public static string? Of(Exception exception) => exception switch
    {
        OptionsValidationException invalid => Lines(invalid.Failures),
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            Lines(several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(invalid => invalid.Failures)),
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => Lines([$"{exception.Message} {Addresses}"]),
        SocketException => Lines([$"It cannot listen: {exception.Message}. {Addresses}"]),
        IOException or InvalidDataException or UnauthorizedAccessException or CryptographicException => Lines([Messages(exception)]),
        InvalidOperationException or FormatException or ArgumentException when _readers.Contains(exception.Source, StringComparer.Ordinal) => Lines([Messages(exception)]),
        _ => null,
    };

    // A file that is no JSON is told of by the outermost exception, and where by the innermost.
    private static string Messages(Exception exception) => exception.InnerException is { } inner ? $"{exception.Message} {Messages(inner)}" : exception.Message;

    private static string Lines(IEnumerable<string> failures) =>
        string.Join(Environment.NewLine, failures.Select(failure => $"GraphGateway does not start: {failure.ReplaceLineEndings(" ")}"));
}
