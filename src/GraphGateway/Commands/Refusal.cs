using Microsoft.Extensions.Options;

namespace GraphGateway.Commands;

/// <summary>What is wrong with the settings, in words, before anything is started.</summary>
internal static class Refusal
{
    /// <summary>The reasons not to start, one a line; null where there are none.</summary>
    public static string? Of(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return null;
        }
        catch (OptionsValidationException exception)
        {
            return string.Join(Environment.NewLine, exception.Failures.Select(failure => $"GraphGateway does not start: {failure}"));
        }
        catch (AggregateException exception)
        {
            return string.Join(Environment.NewLine, exception.InnerExceptions.Select(failure => $"GraphGateway does not start: {failure.Message}"));
        }
    }
}
