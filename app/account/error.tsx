"use client";
import { WentWrong } from "@/app/_ui/went-wrong";

/** Error page of the account section; menu and switcher stay visible. */
export default WentWrong;
