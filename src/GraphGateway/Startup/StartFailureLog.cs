using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GraphGateway.Startup;

/// <summary>
/// A logger factory that suppresses the stack trace of a startup failure, if <see cref="StartFailureMessage"/> reports the same failure in one line.
/// Kestrel and the host log it in categories that also contain other messages, so a log filter cannot suppress it.
/// </summary>
internal sealed class StartFailureLog(ILoggerFactory inner) : ILoggerFactory
{
    private static readonly string[] _categories = ["Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Extensions.Hosting.Internal.Host"];

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<LoggerFactory>();
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(provider => new StartFailureLog(provider.GetRequiredService<LoggerFactory>())));
    }

    public ILogger CreateLogger(string categoryName) =>
        inner.CreateLogger(categoryName) is var logger && _categories.Contains(categoryName, StringComparer.Ordinal) ? new FilteringLogger(logger) : logger;

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
        // The service container created the inner factory, and disposes it.
    }

    private sealed class FilteringLogger(ILogger logger) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is null || StartFailureMessage.Of(exception) is null)
                logger.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
