using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web;

/// <summary>Every term in one list; each has an address of its own within it.</summary>
[Needs(Right.ReadPatients)]
public sealed class GlossaryPage : PageModel;
