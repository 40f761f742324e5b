using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace GraphGateway.Startup;

/// <summary>Converts an expected startup exception (malformed setting, address in use, unreadable file) to a message without a stack trace.</summary>
internal static class StartFailureMessage
{
    private const string Addresses = "The addresses are those of urls (ASPNETCORE_URLS), Kestrel:Endpoints, Management:Port and Sandbox:Port, such as --urls http://localhost:5080.";

    // Exceptions thrown by these assemblies describe a configuration error. An exception of the same type that other code throws is a bug.
    private static readonly string[] _configurationAssemblies =
        ["Microsoft.AspNetCore.Server.Kestrel.Core", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.Configuration.Binder", "Microsoft.Extensions.Configuration.CommandLine"];

    /// <summary>The reasons for the failure, one per line, or null if the exception is not an expected startup failure.</summary>
    public static string? Of(Exception exception) => exception switch
    {
        OptionsValidationException invalid => Lines(invalid.Failures),
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            Lines(several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(invalid => invalid.Failures)),
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => Lines([$"{exception.Message} {Addresses}"]),
        SocketException => Lines([$"The server cannot listen: {exception.Message}. {Addresses}"]),
        IOException or InvalidDataException or UnauthorizedAccessException or CryptographicException => Lines([Messages(exception)]),
        InvalidOperationException or FormatException or ArgumentException when _configurationAssemblies.Contains(exception.Source, StringComparer.Ordinal) => Lines([Messages(exception)]),
        _ => null,
    };

    // For an invalid JSON file, the outer exception contains the file name, and the inner exception contains the position.
    private static string Messages(Exception exception) => exception.InnerException is { } inner ? $"{exception.Message} {Messages(inner)}" : exception.Message;

    private static string Lines(IEnumerable<string> failures) =>
        string.Join(Environment.NewLine, failures.Select(failure => $"GraphGateway does not start: {failure.ReplaceLineEndings(" ")}"));
}
