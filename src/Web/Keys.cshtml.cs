using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web;

/// <summary>Which keys do what; the sheet that a key opens shows the same.</summary>
[Needs(Right.ReadPatients)]
public sealed class KeysPage : PageModel;
