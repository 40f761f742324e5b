using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GraphGateway.Startup;

/// <summary>
/// Keeps the web server and the host from logging a failure of the start with its stack trace, if <see cref="StartFailureMessage"/> says the same
/// in one line. They have no category for it that could be filtered.
/// </summary>
internal sealed class StartFailureLog(ILoggerFactory inner) : ILoggerFactory
{
    private static readonly string[] _categories = ["Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Extensions.Hosting.Internal.Host"];

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<LoggerFactory>();
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(provider => new StartFailureLog(provider.GetRequiredService<LoggerFactory>())));
    }

    public ILogger CreateLogger(string categoryName) => inner.CreateLogger(categoryName) is var logger && _categories.Contains(categoryName, StringComparer.Ordinal) ? new Quiet(logger) : logger;

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
        // The container made the inner one, and disposes of it.
    }

    private sealed class Quiet(ILogger logger) : ILogger
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
