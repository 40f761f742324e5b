using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace GraphGateway.Commands;

/// <summary>What is wrong with the settings, in words, before anything is started.</summary>
internal static class Refusal
{
    /// <summary>The reasons not to start, one a line; null where the exception tells of something else.</summary>
    public static string? Of(Exception exception) => exception switch
    {
        OptionsValidationException invalid => Lines(invalid.Failures),
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            Lines(several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(invalid => invalid.Failures)),
        ValidationException invalid => Lines([$"Sandbox: {invalid.Message}"]),
        _ => null,
    };

    private static string Lines(IEnumerable<string> failures) =>
        string.Join(Environment.NewLine, failures.Select(failure => $"GraphGateway does not start: {failure}"));
}
