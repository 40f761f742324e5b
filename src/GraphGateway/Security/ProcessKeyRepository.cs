using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace GraphGateway.Security;

/// <summary>
/// Stores the data protection keys in process memory. Protected data is not needed after the process ends, or only shortly after: recording links
/// are valid for minutes, and stored results of mutations end with the process. So no key is written to a file, and no home folder is needed.
/// </summary>
internal sealed class ProcessKeyRepository : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> _keys = [];

    public IReadOnlyCollection<XElement> GetAllElements() => [.. _keys.Select(key => new XElement(key))];

    public void StoreElement(XElement element, string friendlyName) => _keys.Enqueue(new(element));
}
