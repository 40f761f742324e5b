using GraphGateway.Getscreen.History;

namespace GraphGateway.History;

/// <summary>Reads a part of the upstream's list.</summary>
internal delegate Task<HistoryPage> ReadWindow(HistoryWindow window, CancellationToken cancellationToken);
